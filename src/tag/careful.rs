//! The careful reader where the quick one doubts.
//!
//! Most words of news are clear to the linear looks. Those that are not, and the words beside them, go through the network
//! as well, and the scores of both are added up: where one is sure and the other is not, the sure one decides.

use super::{
    decode::{Decoder, Scores},
    features::Observed,
    network::forward,
    score::OUTSIDE,
};
use crate::model::Model;

/// Adds the scores of the network to those in `scores` where the latter leave doubt; tells the sentences where it did. In
/// these, all scores are then in steps of half the size.
pub(super) fn reread(observed: &Observed<'_>, model: &Model, scores: &mut [Scores]) -> Vec<bool> {
    let mut reread = vec![false; observed.sentences().len()];
    let Some(network) = model.network() else { return reread };
    let places = doubtful_words(observed, model, network.clear, scores, &mut reread);
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
    for (sentence, _) in observed.sentences().iter().zip(&reread).filter(|(_, is_reread)| **is_reread) {
        for place in sentence.clone() {
            let own = found.next_if(|(other, _)| **other == place);
            let Some(row) = scores.get_mut(place) else { continue };
            match own {
                Some((_, own)) => row.iter_mut().zip(own).for_each(|(cell, own)| *cell += own),
                None => row.iter_mut().for_each(|cell| *cell *= 2),
            }
        }
    }
    reread
}

/// The places of the words that the linear looks are unsure of and of those beside them, ascending; marks their sentences.
fn doubtful_words(
    observed: &Observed<'_>,
    model: &Model,
    clear: f32,
    scores: &[Scores],
    reread: &mut [bool],
) -> Vec<usize> {
    let mut decoder = Decoder::new(model.tagger());
    let mut doubtful: Vec<usize> = Vec::new();
    for (sentence, is_reread) in observed.sentences().iter().zip(reread) {
        let scores = scores.get(sentence.clone()).unwrap_or_default();
        if scores.iter().all(|row| *row == OUTSIDE) {
            continue;
        }
        for (place, shares) in sentence.clone().zip(decoder.marginals(scores)) {
            if shares.iter().all(|&share| share < clear) {
                *is_reread = true;
                let first = place.saturating_sub(1).max(sentence.start);
                let first = doubtful.last().map_or(first, |last| first.max(last + 1));
                doubtful.extend(first..(place + 2).min(sentence.end));
            }
        }
    }
    doubtful
}
