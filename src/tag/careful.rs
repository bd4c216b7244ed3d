//! The careful reader where the quick one doubts.
//!
//! Most words of news are clear to the linear looks. Those that are not, and the words beside them, go through the network
//! as well, and the scores of both are added up: where one is sure and the other is not, the sure one decides.

use std::ops::Range;

use super::{
    decode::{Decoder, OUTSIDE, Scores, surely},
    features::Observed,
    name::{Name, labels},
    network::forward,
};
use crate::model::Model;

/// What the linear looks make of a sentence.
#[derive(Debug, Default)]
pub struct Quick {
    /// The names in it.
    pub names: Vec<Name>,
    /// Whether they leave no word of it in doubt, so that the network has not read it.
    pub is_clear: bool,
}

/// Reads the doubtful words of `observed` with the network, given the `scores` of the linear looks.
///
/// In the sentences that are not clear, the scores of the words that were read become the sums of both, in steps of half the
/// size, and the other words keep their labels: the weights of the steps from label to label are those of both then, and
/// do not fit scores of one.
pub(super) fn reread(observed: &Observed<'_>, model: &Model, scores: &mut [Scores]) -> Vec<Quick> {
    let mut decoder = Decoder::new(model.tagger());
    let Some(network) = model.network() else {
        let sentences = observed.sentences().iter();
        let names = sentences.map(|sentence| decoder.names(scores.get(sentence.clone()).unwrap_or_default()));
        return names.map(|names| Quick { names, is_clear: true }).collect();
    };
    let mut places = Vec::new();
    let quick: Vec<Quick> = observed
        .sentences()
        .iter()
        .map(|sentence| {
            let scores = scores.get(sentence.clone()).unwrap_or_default();
            let (names, doubts) = decoder.names_and_doubts(scores, network.clear);
            let is_open =
                |place: usize| scores.get(place - sentence.start).is_some_and(|row| *row != OUTSIDE);
            push_with_neighbours(sentence, &doubts, is_open, &mut places);
            Quick { names, is_clear: doubts.is_empty() }
        })
        .collect();
    let mut remembered: Vec<usize> = places
        .iter()
        .filter(|&&place| observed.distinct_word(place).is_some())
        .filter_map(|&place| Some((place, observed.occurrences(place)?.1)))
        .flat_map(|(place, seen)| seen.others(place))
        .collect();
    remembered.sort_unstable();
    remembered.dedup();
    let found = forward::scores(network, observed, &places, &remembered, model.tagger().unit());

    let mut found = places.iter().zip(found).peekable();
    for (sentence, quick) in observed.sentences().iter().zip(&quick).filter(|(_, quick)| !quick.is_clear) {
        let labels = labels(&quick.names, sentence.len());
        for (place, label) in sentence.clone().zip(labels) {
            let own = found.next_if(|(other, _)| **other == place);
            let Some(row) = scores.get_mut(place) else { continue };
            match own {
                Some((_, own)) => row.iter_mut().zip(own).for_each(|(cell, own)| *cell += own),
                None => *row = surely(label),
            }
        }
    }
    quick
}

/// Adds the places of the doubtful words of a sentence and of those beside them that are open, ascending.
fn push_with_neighbours(
    sentence: &Range<usize>,
    doubts: &[usize],
    is_open: impl Fn(usize) -> bool,
    places: &mut Vec<usize>,
) {
    for doubt in doubts {
        let place = sentence.start + doubt;
        let first = place.saturating_sub(1).max(sentence.start);
        let first = places.last().map_or(first, |last| first.max(last + 1));
        places.extend((first..(place + 2).min(sentence.end)).filter(|&place| is_open(place)));
    }
}
