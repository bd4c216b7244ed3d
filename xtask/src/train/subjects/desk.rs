//! Which desk of a newsroom would run a text, from texts whose labels say just that.
//!
//! A set that gives each text one class says nothing of what else the text is about, and annotators who say that do not say what an
//! editor files it under. To learn both with one weight a word makes either worse: so the desks have weights of their own, which are
//! added to those of their subjects where it is asked which leads.

use super::{
    batch::Batch,
    bayes,
    fit::{Example, Weights},
    softmax::softmax,
    texts::{self, Class},
};
use crate::{data::subjects::Catalogue, train::numbers::add_scaled};

/// How much the squares of the weights count.
const DECAY: f64 = 0.1;
/// The sets whose words are counted …
const COUNTED: [&str; 2] = [texts::AG_NEWS, texts::MASAKHANEWS];
/// … and how much that counts beside the other weights.
const COUNTS: f32 = 0.5;
/// The largest of what is counted for several desks is more than nothing, even where it says nothing. So no desk has as much.
const NOTHING: f32 = 0.4;
/// How much it counts what the opening of a story is about most, where people said that of the whole story; it may come to that later.
const OPENING: f32 = 0.3;
/// How much it counts that an opening is about something, where nobody said about what.
const SOMETHING: f32 = 0.05;

/// A text, or the opening of one, whose desk is known, or of which it is known that it has one.
struct Told<'a> {
    values: &'a [(u32, f32)],
    class: Option<&'a Class>,
    counts: f32,
}

impl<'a> Told<'a> {
    /// What is told of `example` as a whole.
    fn whole(example: &'a Example) -> Option<Self> {
        Some(Self { values: &example.values, class: Some(example.class.as_ref()?), counts: 1.0 })
    }

    /// What is told of its opening, if it has one. News is about something: where nobody read a story, that much is known.
    fn opening(example: &'a Example) -> Option<Self> {
        let class = example.class.as_ref();
        let counts = match class {
            // A part of what is about nothing is about nothing.
            Some(class) if class.subjects.is_empty() => 1.0,
            Some(_) => OPENING,
            None => SOMETHING,
        };
        (!example.opening.is_empty()).then_some(Self { values: &example.opening, class, counts })
    }
}

/// The weights of the desks, and at last of no desk, which are added to those of their subjects where it is asked which leads.
///
/// Two sets of weights are added up: those that mend what the subjects say, and [`counted`] ones. They err in other texts, and together
/// less than either.
///
/// Most texts that are learnt from are long, and most that are pasted are not: so the openings of stories are learnt from as well.
pub(super) fn fit(examples: &[Example], weights: &Weights, paces: &[f32], catalogue: &Catalogue) -> Weights {
    let told: Vec<Told<'_>> = examples
        .iter()
        .flat_map(|example| [Told::whole(example), Told::opening(example)])
        .flatten()
        .collect();
    let known: Vec<Vec<f32>> = told.iter().map(|told| weights.sums(told.values)).collect();
    let mut desks = fit_to(&told, &known, paces, &catalogue.desks);
    let whole = examples.iter().filter_map(|example| Some((&*example.values, example.class.as_ref()?)));
    add_scaled(&mut desks.rows, &counted(whole, paces, catalogue).rows, COUNTS);
    desks.bias.iter_mut().skip(catalogue.desk_names.len()).for_each(|nothing| *nothing += NOTHING);
    desks
}

/// What the features of `texts`, whose classes are known, say of desks by being absent from those of others.
pub(super) fn counted<'a>(
    texts: impl Iterator<Item = (&'a [(u32, f32)], &'a Class)>,
    paces: &[f32],
    catalogue: &Catalogue,
) -> Weights {
    let texts: Vec<bayes::Told<'_>> = texts.map(|(values, class)| bayes::Told { values, class }).collect();
    bayes::fit(&texts, &COUNTED, paces, &catalogue.desks)
}

/// The weights that fit best where the subjects of each text have `known` sums before; `desk_of` has the desk of each subject.
fn fit_to(told: &[Told<'_>], known: &[Vec<f32>], paces: &[f32], desk_of: &[usize]) -> Weights {
    let nothing = desk_of.iter().max().map_or(0, |last| last + 1);
    let texts = told.iter().map(|told| told.values).collect();
    let batch = Batch { texts, paces, columns: nothing + 1, decay: DECAY };
    batch.fit(|text, sums, gradients| {
        let leads = desk_of.iter().zip(&known[text]).map(|(&desk, known)| known + sums[desk]);
        let leads: Vec<f32> = leads.chain([sums[nothing]]).collect();
        let last = leads.len() - 1;
        let &Told { class, counts, .. } = &told[text];
        // Without a class any subject is right.
        let is_nothing = class.is_some_and(|class| class.subjects.is_empty());
        let is_right = |at| match class {
            _ if at == last => is_nothing,
            Some(class) => class.subjects.contains(&at),
            None => true,
        };
        let is_rival = |at| match class {
            _ if at == last => !is_nothing,
            Some(class) => class.rivals.contains(&at),
            None => false,
        };
        let mut slopes = vec![0.0; leads.len()];
        let loss = softmax(&leads, is_right, is_rival, counts, &mut slopes);
        for (&desk, slope) in desk_of.iter().chain([&nothing]).zip(slopes) {
            gradients[desk] += slope;
        }
        loss
    })
}

#[cfg(test)]
mod tests {
    use super::{Told, fit_to};
    use crate::train::subjects::texts::Class;

    #[test]
    fn desks_are_learnt_from_classes_and_from_what_is_about_something() {
        let class = |subjects: &[usize], rivals: &[usize]| Class {
            set: "",
            subjects: subjects.to_vec(),
            rivals: rivals.to_vec(),
        };
        // The fourth feature stands in texts of which nobody said what they are about.
        let classes = [class(&[0], &[1]), class(&[1], &[0]), class(&[], &[0, 1])];
        let features = [0, 1, 2, 3].map(|feature| [(feature, 1.0)]);
        let one = |at: usize| Told { values: &features[at], class: classes.get(at), counts: 1.0 };
        let told: Vec<Told<'_>> = (0..40).map(|text| one(text % 4)).collect();
        let desks = fit_to(&told, &vec![vec![0.0; 2]; told.len()], &[1.0; 4], &[0, 1]);
        let [first, second, nothing, something] = [0, 1, 2, 3].map(|feature| desks.sums(&[(feature, 1.0)]));
        assert!(first[0] > first[1] && first[0] > first[2], "{first:?}");
        assert!(second[1] > second[0] && second[1] > second[2], "{second:?}");
        assert!(nothing[2] > nothing[0] && nothing[2] > nothing[1], "{nothing:?}");
        assert!(something[2] < something[0] && (something[0] - something[1]).abs() < 0.1, "{something:?}");
    }
}
