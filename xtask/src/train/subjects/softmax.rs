//! A softmax between subjects, of which some are right.

/// The loss of a softmax over `sums` of which those that are `right` should have all, and how it changes with each of them, added to
/// `gradients`, both times `counts`. Sums that neither are right nor rivals have no part in it.
pub(super) fn softmax(
    sums: &[f32],
    is_right: impl Fn(usize) -> bool,
    is_rival: impl Fn(usize) -> bool,
    counts: f32,
    gradients: &mut [f32],
) -> f32 {
    let takes_part = |position: &usize| is_right(*position) || is_rival(*position);
    let largest = (0..sums.len()).filter(takes_part).map(|at| sums[at]).fold(f32::MIN, f32::max);
    let share = |position: usize| (sums[position] - largest).exp();
    let (mut right, mut all) = (0.0, 0.0);
    for position in (0..sums.len()).filter(takes_part) {
        all += share(position);
        right += if is_right(position) { share(position) } else { 0.0 };
    }
    // With rivals far ahead it may come out as nothing.
    let right = right.max(f32::MIN_POSITIVE);
    for position in (0..sums.len()).filter(takes_part) {
        let should = if is_right(position) { share(position) / right } else { 0.0 };
        gradients[position] += counts * (share(position) / all - should);
    }
    counts * (all / right).ln()
}

#[cfg(test)]
mod tests {
    use super::softmax;

    #[test]
    fn slopes_of_the_softmax_are_those_of_its_loss() {
        let sums = [0.5, -1.0, 2.0, 0.1];
        let loss =
            |sums: &[f32], gradients: &mut [f32]| softmax(sums, |at| at < 2, |at| at == 2, 1.5, gradients);
        let mut gradients = [0.0; 4];
        loss(&sums, &mut gradients);
        for position in 0..4 {
            let beside = |by: f32| {
                let mut sums = sums;
                sums[position] += by;
                loss(&sums, &mut [0.0; 4])
            };
            let slope = (beside(0.01) - beside(-0.01)) / 0.02;
            assert!((slope - gradients[position]).abs() < 1e-3, "{position}: {slope} {gradients:?}");
        }
    }
}
