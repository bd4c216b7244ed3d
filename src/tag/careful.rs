//! The careful reader where the quick one doubts.
//!
//! Most words of news are clear to the linear looks. Those that are not, and the words beside them, go through the network
//! as well, and the scores of both are added up: where one is sure and the other is not, the sure one decides.

use std::ops::Range;

use super::{
    decode::{Decoder, OUTSIDE, Scores},
    features::Observed,
    name::Name,
    network::forward,
};
use crate::model::Model;

/// Adds the scores of the network to those in `scores` where the latter leave doubt. The names of the clear sentences come
/// back, and `None` for the others, whose scores are then in steps of half the size.
pub(super) fn reread(
    observed: &Observed<'_>,
    model: &Model,
    scores: &mut [Scores],
) -> Vec<Option<Vec<Name>>> {
    let mut decoder = Decoder::new(model.tagger());
    let Some(network) = model.network() else {
        let sentences = observed.sentences().iter();
        return sentences
            .map(|sentence| Some(decoder.names(scores.get(sentence.clone()).unwrap_or_default())))
            .collect();
    };
    let mut places = Vec::new();
    let clear: Vec<Option<Vec<Name>>> = observed
        .sentences()
        .iter()
        .map(|sentence| {
            let scores = scores.get(sentence.clone()).unwrap_or_default();
            if scores.iter().all(|row| *row == OUTSIDE) {
                return Some(Vec::new());
            }
            let (names, doubts) = decoder.names_and_doubts(scores, network.clear);
            let is_open =
                |place: usize| scores.get(place - sentence.start).is_some_and(|row| *row != OUTSIDE);
            push_with_neighbours(sentence, &doubts, is_open, &mut places);
            doubts.is_empty().then_some(names)
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
    for (sentence, _) in observed.sentences().iter().zip(&clear).filter(|(_, clear)| clear.is_none()) {
        for place in sentence.clone() {
            let own = found.next_if(|(other, _)| **other == place);
            let Some(row) = scores.get_mut(place) else { continue };
            match own {
                Some((_, own)) => row.iter_mut().zip(own).for_each(|(cell, own)| *cell += own),
                None => row.iter_mut().for_each(|cell| *cell *= 2),
            }
        }
    }
    clear
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
