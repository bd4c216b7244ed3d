//! The careful reader where the quick one doubts.
//!
//! Most sentences of news are clear to the linear looks. Those that are not go through the network as well, with the
//! sentences that hold other occurrences of what was doubtful, and the scores of both are added up: where one is sure and
//! the other is not, the sure one decides.

use super::{
    decode::{Decoder, Scores},
    features::Observed,
    network::forward,
    score::OUTSIDE,
};
use crate::model::{Model, network::Network};

/// Adds the scores of the network to those in `scores` where the latter leave doubt; tells the sentences where it did.
pub(super) fn reread(observed: &Observed<'_>, model: &Model, scores: &mut [Scores]) -> Vec<bool> {
    let mut reread = vec![false; observed.sentences().len()];
    let Some(network) = model.network() else { return reread };
    let doubtful = doubtful_words(observed, model, network.clear, scores);
    let mut needed = reread.clone();
    let mark = |marks: &mut [bool], place: usize| {
        let sentence = observed.sentences().partition_point(|sentence| sentence.end <= place);
        marks.get_mut(sentence).into_iter().for_each(|mark| *mark = true);
    };
    for &place in &doubtful {
        mark(&mut reread, place);
        mark(&mut needed, place);
        let seen = observed.distinct_word(place).and_then(|_| observed.occurrences(place));
        seen.into_iter().flat_map(|(_, seen)| seen.others(place)).for_each(|other| mark(&mut needed, other));
    }
    add(network, observed, (&reread, &needed), model.tagger().unit(), scores);
    reread
}

/// The places of the words that the linear looks are unsure of.
fn doubtful_words(observed: &Observed<'_>, model: &Model, clear: f32, scores: &[Scores]) -> Vec<usize> {
    let mut decoder = Decoder::new(model.tagger());
    let mut doubtful = Vec::new();
    for sentence in observed.sentences() {
        let scores = scores.get(sentence.clone()).unwrap_or_default();
        if scores.iter().all(|row| *row == OUTSIDE) {
            continue;
        }
        for (place, shares) in sentence.clone().zip(decoder.marginals(scores)) {
            if shares.iter().all(|&share| share < clear) {
                doubtful.push(place);
            }
        }
    }
    doubtful
}

/// Runs the `needed` sentences through the network and adds what it makes of those to be `reread`.
fn add(
    network: &Network,
    observed: &Observed<'_>,
    (reread, needed): (&[bool], &[bool]),
    unit: f32,
    scores: &mut [Scores],
) {
    let places = observed.sentences().iter().zip(needed).filter(|(_, needed)| **needed);
    let sentences: Vec<_> = places.map(|(sentence, _)| sentence.clone()).collect();
    let found = forward::scores(network, observed, &sentences, unit);
    let kept = reread.iter().zip(needed).filter(|(_, needed)| **needed).map(|(reread, _)| *reread);
    let mut rest = found.as_slice();
    for (sentence, is_reread) in sentences.iter().zip(kept) {
        let Some((own, others)) = rest.split_at_checked(sentence.len()) else { return };
        rest = others;
        if is_reread {
            let rows = scores.get_mut(sentence.clone()).unwrap_or_default();
            for (row, own) in rows.iter_mut().zip(own) {
                row.iter_mut().zip(own).for_each(|(cell, own)| *cell += own);
            }
        }
    }
}
