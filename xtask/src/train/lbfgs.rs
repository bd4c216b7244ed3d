//! The least value of a smooth convex function by its slopes: L-BFGS (Nocedal, 1980; Liu and Nocedal, 1989).

use std::collections::VecDeque;

/// So many of the last steps tell how the function curves.
const MEMORY: usize = 8;
/// A step must bring this share of what the slope promises …
const ENOUGH: f64 = 1e-4;
/// … else it is halved, so often at most.
const HALVINGS: usize = 20;
/// A step that brings less than this share of the value is the last one.
const NEAR: f64 = 1e-7;

/// A step, how much the slopes changed on it, and one over the product of both.
struct Step {
    moved: Vec<f64>,
    turned: Vec<f64>,
    scale: f64,
}

/// Where `evaluate` is least, after `steps` steps from `start` at most. It gets a place and a row of zeros for the slopes there, and
/// gives the value.
pub(crate) fn minimize(
    start: Vec<f64>,
    steps: usize,
    mut evaluate: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut place = start;
    let mut slopes = vec![0.0; place.len()];
    let mut value = evaluate(&place, &mut slopes);
    let mut memory: VecDeque<Step> = VecDeque::new();
    for _ in 0..steps {
        let direction = direction(&slopes, &memory);
        let promised = product(&direction, &slopes);
        if promised >= 0.0 {
            break;
        }
        let mut length = if memory.is_empty() { 1.0 / product(&slopes, &slopes).sqrt() } else { 1.0 };
        let mut found = None;
        for _ in 0..HALVINGS {
            let next: Vec<f64> = place.iter().zip(&direction).map(|(at, by)| at + length * by).collect();
            let mut next_slopes = vec![0.0; next.len()];
            let next_value = evaluate(&next, &mut next_slopes);
            if next_value <= value + ENOUGH * length * promised {
                found = Some((next, next_slopes, next_value));
                break;
            }
            length /= 2.0;
        }
        let Some((next, next_slopes, next_value)) = found else { break };
        let moved: Vec<f64> = next.iter().zip(&place).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_slopes.iter().zip(&slopes).map(|(a, b)| a - b).collect();
        let curve = product(&moved, &turned);
        let gained = value - next_value;
        (place, slopes, value) = (next, next_slopes, next_value);
        if curve > 0.0 {
            memory.push_back(Step { moved, turned, scale: 1.0 / curve });
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        if gained <= NEAR * value.abs() {
            break;
        }
    }
    place
}

/// Downhill, by the slopes and by how they changed on the last steps.
fn direction(slopes: &[f64], memory: &VecDeque<Step>) -> Vec<f64> {
    let mut direction: Vec<f64> = slopes.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let share = step.scale * product(&step.moved, &direction);
        add(&mut direction, &step.turned, -share);
        shares.push(share);
    }
    if let Some(last) = memory.back() {
        let scale = 1.0 / (last.scale * product(&last.turned, &last.turned));
        direction.iter_mut().for_each(|cell| *cell *= scale);
    }
    for (step, share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = step.scale * product(&step.turned, &direction);
        add(&mut direction, &step.moved, share - back);
    }
    direction
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], from: &[f64], factor: f64) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}

#[cfg(test)]
mod tests {
    use super::minimize;

    #[test]
    fn finds_the_bottom_of_a_long_valley() {
        // Steep in the second direction, flat in the first, and neither along an axis.
        let found = minimize(vec![5.0, -4.0, 1.0], 100, |at, slopes| {
            let (x, y, z) = (at[0] + at[1] - 3.0, at[0] - at[1] + 1.0, at[2] - 2.0);
            slopes[0] += 2.0 * x + 200.0 * y;
            slopes[1] += 2.0 * x - 200.0 * y;
            slopes[2] += 4.0 * z * z * z;
            x * x + 100.0 * y * y + z * z * z * z
        });
        assert!((found[0] - 1.0).abs() < 1e-2 && (found[1] - 2.0).abs() < 1e-2, "{found:?}");
        assert!((found[2] - 2.0).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn what_is_least_already_stays() {
        let flat = minimize(vec![1.0, 2.0], 10, |_, _| 3.0);
        assert_eq!(flat, [1.0, 2.0]);
    }
}
