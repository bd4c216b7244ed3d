//! How much an article is about each subject.

use super::feature::Occurrence;
use crate::model::subjects::{Subject, SubjectWeights};

/// Added to the squares of an article's features, so that two words of a short text are no certainty.
const SHORTNESS: f32 = 1.5;

/// The least that the words of an article add to the score of a subject that it has, beyond what they add to the subjects on
/// average: a few words that say nothing are not about what news is most often about.
const LEAST: f32 = 1.3;

/// Features with how much each counts in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    /// Features, ascending, with their values.
    pub values: Vec<(u32, f32)>,
}

impl Vector {
    /// The vector of `occurrences`, which are sorted by feature: a word that occurs often says little more than one that
    /// occurs twice; its length is at most one, less for a short text.
    #[must_use]
    pub fn new(occurrences: &[Occurrence]) -> Self {
        let same = occurrences.chunk_by(|a, b| a.feature == b.feature);
        Self::of_counts(same.filter_map(|same| {
            Some((same.first()?.feature, same.iter().map(|occurrence| occurrence.weight).sum()))
        }))
    }

    /// The vector of features, ascending, with how much each counts in the article.
    #[must_use]
    pub fn of_counts(counts: impl Iterator<Item = (u32, f32)>) -> Self {
        let mut values: Vec<(u32, f32)> =
            counts.map(|(feature, count)| (feature, count / (count + 1.0))).collect();
        let squares: f32 = values.iter().map(|(_, value)| value * value).sum();
        let length = (squares + SHORTNESS).sqrt();
        for (_, value) in &mut values {
            *value /= length;
        }
        Self { values }
    }
}

/// For each subject of `model` the score of an article with these features: sums of weights, any number.
#[must_use]
pub fn sums(vector: &Vector, model: &SubjectWeights) -> Vec<f32> {
    let mut sums: Vec<f32> = model.subjects().iter().map(|subject| subject.bias).collect();
    for &(feature, value) in &vector.values {
        sums.iter_mut().zip(model.of_tops(feature)).for_each(|(sum, weight)| *sum += weight * value);
        for (subject, weight) in model.of_parts(feature) {
            if let Some(sum) = sums.get_mut(subject) {
                *sum += weight * value;
            }
        }
    }
    sums
}

/// From 0 to 1 and rising, as the logistic function is, without its exponential.
#[must_use]
pub fn squash(sum: f32) -> f32 {
    0.5 + 0.5 * sum / (1.0 + sum.abs())
}

/// For each subject the share of articles with such scores that are about it; a part never has more than its parent.
///
/// How far the largest score is ahead of the next says most of a short text, in which every score is small. So the subject that
/// leads has the share that such a lead is worth, where that is more than its score is worth, and none has more than it. Where words
/// say nothing for the subject that leads, no subject has a share: the text is about nothing in particular.
#[must_use]
pub fn shares(sums: &[f32], model: &SubjectWeights) -> Vec<f32> {
    let subjects = model.subjects();
    let mut shares = vec![0.0_f32; subjects.len()];
    let tops = || subjects.iter().zip(sums).filter(|(subject, _)| subject.parent.is_none());
    let added = |(subject, sum): (&Subject, &f32)| sum - subject.bias;
    let average = tops().map(added).sum::<f32>() / tops().count().max(1) as f32;
    let is_spoken_for = |subject: &Subject, sum: f32| sum - subject.bias - average >= LEAST;
    let Some((leader, lead)) = leader(sums, model) else { return shares };
    if !subjects.get(leader).zip(sums.get(leader)).is_some_and(|(subject, &sum)| is_spoken_for(subject, sum))
    {
        return shares;
    }
    let mut most = model.lead().apply(squash(lead));
    for (share, (subject, &sum)) in shares.iter_mut().zip(subjects.iter().zip(sums)) {
        *share = match subject.parent {
            None if !is_spoken_for(subject, sum) => 0.0,
            _ => subject.calibration.apply(squash(sum)),
        };
        if subject.parent.is_none() {
            most = most.max(*share);
        }
    }
    if let Some(share) = shares.get_mut(leader) {
        *share = most;
    }
    for (position, subject) in subjects.iter().enumerate() {
        let parent = subject.parent.and_then(|parent| shares.get(parent).copied());
        if let (Some(share), Some(parent)) = (shares.get_mut(position), parent) {
            *share = share.min(parent);
        }
    }
    shares
}

/// The subject of the first level with the largest of `sums`, and how far that is above the next, zero where there is no other; none
/// of a model without subjects.
#[must_use]
pub fn leader(sums: &[f32], model: &SubjectWeights) -> Option<(usize, f32)> {
    let mut first: Option<(usize, f32)> = None;
    let mut second = f32::NEG_INFINITY;
    for (position, (subject, &sum)) in model.subjects().iter().zip(sums).enumerate() {
        if subject.parent.is_some() {
            continue;
        }
        match first {
            Some((_, largest)) if sum <= largest => second = second.max(sum),
            _ => {
                second = first.map_or(second, |(_, largest)| largest);
                first = Some((position, sum));
            }
        }
    }
    first.map(|(position, largest)| (position, if second.is_finite() { largest - second } else { 0.0 }))
}

#[cfg(test)]
mod tests {
    use super::{leader, shares};
    use crate::model::{
        calibration::Calibration,
        subjects::{Steps, Subject, SubjectWeights},
    };

    fn model() -> SubjectWeights {
        let subject = |id, parent| Subject {
            id,
            label: id.to_string(),
            parent,
            bias: -1.0,
            calibration: Calibration::default(),
        };
        let subjects = vec![subject(1, None), subject(2, None), subject(3, None), subject(4, Some(1))];
        let lead = Calibration::new(&[(0.0, 0.0), (0.75, 0.9)]).unwrap_or_default();
        SubjectWeights::new(subjects, &[], Steps::default(), lead).unwrap_or_default()
    }

    #[test]
    fn the_leader_is_of_the_first_level_and_leads_by_what_it_has_more() {
        assert_eq!(leader(&[0.5, 2.0, 1.5, 9.0], &model()), Some((1, 0.5)));
        assert_eq!(leader(&[3.0, 2.0, 1.5, 9.0], &model()), Some((0, 1.0)));
        assert_eq!(leader(&[], &model()), None);
    }

    #[test]
    fn a_clear_lead_is_worth_something_where_all_scores_are_small() {
        let shares = shares(&[-0.2, -3.0, -1.8, -2.0], &model());
        assert!(shares[0] > 0.8 && shares[1] < 0.3 && shares[2] < 0.3, "{shares:?}");
    }

    #[test]
    fn what_words_say_nothing_for_has_no_share() {
        assert_eq!(shares(&[-1.0; 4], &model())[..2], [0.0; 2]);
        // Nor where the leader leads by its bias alone, whatever speaks for others.
        assert_eq!(shares(&[-0.8, -1.0, -0.9, -1.0], &model()), [0.0; 4]);
        // All are added to alike.
        assert_eq!(shares(&[3.0; 4], &model())[..2], [0.0; 2]);
    }

    #[test]
    fn a_part_has_no_more_than_its_parent_and_nothing_more_than_the_leader() {
        let shares = shares(&[4.0, 2.0, -3.0, 9.0], &model());
        assert!(shares[0] >= shares[1] && shares[3] <= shares[1], "{shares:?}");
    }
}
