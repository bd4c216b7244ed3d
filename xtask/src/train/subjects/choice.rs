//! Which features are kept: there is not room for all.

use rayon::prelude::*;

use super::{Settings, desk, fit::Weights, texts::Text, vocabulary::Vocabulary};
use crate::data::subjects::Catalogue;

/// What the weight of a part of a subject counts where features are chosen. Parts have fewer texts and so larger weights, but the
/// subjects themselves are what everybody sees.
const PART_COUNTS: f32 = 0.4;

/// Those of `all` features that say most of subjects, by their `weights`, and of the others those that say most of desks, in `texts`.
pub(super) fn kept(
    all: &Vocabulary,
    weights: &Weights,
    texts: &[Text],
    catalogue: &Catalogue,
    settings: &Settings,
) -> Vocabulary {
    let of_subjects = worth_to_subjects(weights, catalogue.names.len());
    let of_desks = worth_to_desks(all, texts, catalogue);
    let (mut kept, others) = parted((0..of_subjects.len()).collect(), &of_subjects, settings.features);
    kept.extend(parted(others, &of_desks, settings.desk_features).0);
    kept.sort_unstable();
    all.only(&kept)
}

/// For each feature its largest weight; those of subjects behind the `first` ones count less.
fn worth_to_subjects(weights: &Weights, first: usize) -> Vec<f32> {
    let counts = |subject: usize| if subject < first { 1.0 } else { PART_COUNTS };
    let rows = weights.rows.chunks(weights.subjects);
    rows.map(|row| row.iter().enumerate().map(|(subject, weight)| counts(subject) * weight.abs()))
        .map(|weights| weights.fold(0.0, f32::max))
        .collect()
}

/// For each feature what it adds up to in those of `texts` whose desk is known: its largest counted weight for a desk, times the root of
/// how much of it there is: what it adds to texts of all desks alike evens out.
fn worth_to_desks(all: &Vocabulary, texts: &[Text], catalogue: &Catalogue) -> Vec<f32> {
    let told: Vec<&Text> = texts.iter().filter(|text| text.class.is_some()).collect();
    let values: Vec<Vec<(u32, f32)>> = told.par_iter().map(|text| all.vector(&text.counts).values).collect();
    let told = values.iter().zip(&told);
    let told = told.filter_map(|(values, text)| Some((values.as_slice(), text.class.as_ref()?)));
    let desks = desk::counted(told, all.paces(), catalogue);
    let mut masses = vec![0.0_f32; all.hashes.len()];
    values.iter().flatten().for_each(|&(feature, value)| masses[feature as usize] += value);
    let largest = desks
        .rows
        .chunks(desks.subjects)
        .map(|row| row.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())));
    largest.zip(masses).map(|(largest, mass)| largest * mass.sqrt()).collect()
}

/// Those of `positions` that are worth the `most`, and the others.
fn parted(mut positions: Vec<usize>, worth: &[f32], most: usize) -> (Vec<usize>, Vec<usize>) {
    positions.sort_by(|&a, &b| worth[b].total_cmp(&worth[a]));
    let others = positions.split_off(most.min(positions.len()));
    (positions, others)
}

#[cfg(test)]
mod tests {
    use super::{Weights, parted, worth_to_subjects};

    #[test]
    fn the_largest_come_first_and_parts_count_less() {
        let weights = Weights { subjects: 2, rows: vec![0.1, -0.5, -0.3, 0.0, 0.0, 0.9], bias: vec![0.0; 2] };
        let worth = worth_to_subjects(&weights, 1);
        let (kept, others) = parted(vec![0, 1, 2], &worth, 2);
        assert_eq!((kept, others), (vec![2, 1], vec![0]));
        assert_eq!(parted(vec![0, 1], &worth, 5), (vec![1, 0], vec![]));
    }
}
