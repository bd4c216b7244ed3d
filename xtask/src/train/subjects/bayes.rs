//! What words say of desks by how seldom the other desks have them: a complement naive Bayes (Rennie, Shih, Teevan and Karger, 2003).
//!
//! Few texts say which desk is theirs, and most words stand in few of these. A regression gives a word next to nothing where the other
//! words of its texts tell their desks already; a count goes on counting. What is counted is the texts that are not a desk's: there are
//! more of them than of its own, so what is rare is measured better.

use super::{fit::Weights, texts::Class};

/// So much of each feature is taken to stand beside each desk before anything is counted: what is rare says little.
const SMOOTHING: f32 = 0.3;

/// A text whose desk is known.
pub(super) struct Told<'a> {
    /// Its features with their values.
    pub(super) values: &'a [(u32, f32)],
    /// What its label says.
    pub(super) class: &'a Class,
}

/// Weights of features, which are as rare as their `paces` say, for desks, and none for no desk; `desk_of` has the desk of each subject.
///
/// Sets differ in more than their desks, in when and where they were written. So each of the `sets` is counted by itself.
pub(super) fn fit(texts: &[Told<'_>], sets: &[&str], paces: &[f32], desk_of: &[usize]) -> Weights {
    let desks = desk_of.iter().max().map_or(0, |last| last + 1);
    let columns = desks + 1;
    let mut weights =
        Weights { subjects: columns, rows: vec![0.0; paces.len() * columns], bias: vec![0.0; columns] };
    for set in sets {
        let of_set = texts.iter().filter(|told| told.class.set == *set);
        let complement = Complement::of(of_set, paces, desk_of, desks);
        let rows = weights.rows.chunks_exact_mut(columns).zip(complement.masses.chunks_exact(desks));
        for ((row, masses), pace) in rows.zip(paces) {
            complement.add(masses, *pace, row);
        }
    }
    weights
}

/// What stands in the texts of one set that are not of a desk.
struct Complement {
    /// For each feature how much of it there is beside each desk.
    masses: Vec<f32>,
    /// How many texts there are beside each desk.
    texts: Vec<f32>,
    /// The desks that there are texts of.
    there: Vec<usize>,
}

impl Complement {
    fn of<'a>(
        told: impl Iterator<Item = &'a Told<'a>>,
        paces: &[f32],
        desk_of: &[usize],
        desks: usize,
    ) -> Self {
        let (mut masses, mut texts) = (vec![0.0; paces.len() * desks], vec![0.0; desks]);
        let mut is_there = vec![false; desks];
        for Told { values, class } in told {
            let those_of = |subjects: &[usize]| -> Vec<usize> {
                subjects.iter().map(|&subject| desk_of[subject]).collect()
            };
            let own = those_of(&class.subjects);
            own.iter().for_each(|&desk| is_there[desk] = true);
            let mut others = those_of(&class.rivals);
            others.retain(|desk| !own.contains(desk));
            others.sort_unstable();
            others.dedup();
            others.iter().for_each(|&desk| texts[desk] += 1.0);
            let scaled =
                || values.iter().map(|&(feature, value)| (feature as usize, value * paces[feature as usize]));
            let length = scaled().map(|(_, value)| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            for (feature, value) in scaled() {
                others.iter().for_each(|desk| masses[feature * desks + desk] += value / length);
            }
        }
        Self { masses, texts, there: (0..desks).filter(|&desk| is_there[desk]).collect() }
    }

    /// Adds to the weights of a feature with these `masses` what it says of the desks that are there, times its `pace`; that is nothing on
    /// average.
    fn add(&self, masses: &[f32], pace: f32, weights: &mut [f32]) {
        let says = |desk: usize| -((masses[desk] + SMOOTHING) / (self.texts[desk] + 1.0)).ln();
        let mean = self.there.iter().map(|&desk| says(desk)).sum::<f32>() / self.there.len() as f32;
        self.there.iter().for_each(|&desk| weights[desk] += pace * (says(desk) - mean));
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, fit};
    use crate::train::subjects::texts::Class;

    #[test]
    fn a_word_speaks_for_the_desk_whose_rivals_lack_it() {
        // The first two subjects are of one desk, the last is of a desk that no text has.
        let desk_of = [0, 0, 1, 2];
        let class = |set, subjects: &[usize], rivals: &[usize]| Class {
            set,
            subjects: subjects.to_vec(),
            rivals: rivals.to_vec(),
        };
        let classes =
            [class("one", &[0], &[1, 2, 3]), class("one", &[2], &[0, 1, 3]), class("other", &[2], &[0])];
        let features = [0, 1, 0].map(|feature| [(feature, 0.5), (2, 0.5)]);
        let texts: Vec<Told<'_>> =
            classes.iter().zip(&features).map(|(class, values)| Told { values, class }).collect();
        let weights = fit(&texts, &["one"], &[1.0, 1.0, 1.0, 2.0], &desk_of);
        let [first, second, both, unseen] = [0, 1, 2, 3].map(|feature| weights.sums(&[(feature, 1.0)]));
        assert!(first[0] > 0.1 && first[1] < -0.1, "{first:?}");
        assert!(second[1] > 0.1 && second[0] < -0.1, "{second:?}");
        assert!(both.iter().chain(&unseen).all(|weight| weight.abs() < 1e-6), "{both:?} {unseen:?}");
        // Nothing is said of a desk without texts, nor of no desk.
        assert_eq!((first[2], first[3]), (0.0, 0.0));
    }
}
