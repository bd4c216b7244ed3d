//! How much an article is about each subject.

use super::feature::Occurrence;
use crate::model::subjects::{Subject, SubjectWeights};

/// Added to the squares of an article's features, so that two words of a short text are no certainty.
const SHORTNESS: f32 = 1.5;

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

/// What the features of an article add up to: any numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// For each subject how much speaks for it.
    pub sums: Vec<f32>,
    /// For each subject of the first level how much speaks for it as the one that the article is about most …
    pub leads: Vec<f32>,
    /// … and for the article being about nothing in particular.
    pub nothing: f32,
}

impl Scores {
    /// The scores of an article with these features.
    #[must_use]
    pub fn of(vector: &Vector, model: &SubjectWeights) -> Self {
        let mut sums: Vec<f32> = model.subjects().iter().map(|subject| subject.bias).collect();
        let mut desks = model.desk_biases().to_vec();
        for &(feature, value) in &vector.values {
            sums.iter_mut().zip(model.of_tops(feature)).for_each(|(sum, weight)| *sum += weight * value);
            desks.iter_mut().zip(model.of_desks(feature)).for_each(|(sum, weight)| *sum += weight * value);
            for (subject, weight) in model.of_parts(feature) {
                if let Some(sum) = sums.get_mut(subject) {
                    *sum += weight * value;
                }
            }
        }
        let tops = model.subjects().iter().take(model.tops());
        let of_desk = |desk: u8| desks.get(usize::from(desk)).copied().unwrap_or_default();
        let leads = tops.zip(&sums).map(|(subject, sum)| sum + of_desk(subject.desk)).collect();
        Self { leads, nothing: desks.last().copied().unwrap_or_default(), sums }
    }

    /// The subject of the first level that the article is about most, and how far it is ahead of the next or of nothing in particular;
    /// none where that is ahead.
    #[must_use]
    pub fn leader(&self) -> Option<(usize, f32)> {
        let mut first: Option<(usize, f32)> = None;
        let mut second = self.nothing;
        for (position, &lead) in self.leads.iter().enumerate() {
            match first {
                Some((_, largest)) if lead <= largest => second = second.max(lead),
                _ => {
                    second = first.map_or(second, |(_, largest)| second.max(largest));
                    first = Some((position, lead));
                }
            }
        }
        first.map(|(position, largest)| (position, largest - second)).filter(|(_, lead)| *lead > 0.0)
    }
}

/// From 0 to 1 and rising, as the logistic function is, without its exponential.
#[must_use]
pub fn squash(sum: f32) -> f32 {
    0.5 + 0.5 * sum / (1.0 + sum.abs())
}

/// For each subject the share of articles with such scores that are about it; a part never has more than its parent. All are zero
/// where an article is about nothing in particular.
///
/// How far the subject that leads is ahead of the next says most of a short text, in which every score is small. So it has the share
/// that such a lead is worth, where that is more than its score is worth, and none has more than it.
#[must_use]
pub fn shares(scores: &Scores, model: &SubjectWeights) -> Vec<f32> {
    let subjects = model.subjects();
    let Some((leader, lead)) = scores.leader() else { return vec![0.0; subjects.len()] };
    let worth = |(subject, &sum): (&Subject, &f32)| subject.calibration.apply(squash(sum));
    let mut shares: Vec<f32> = subjects.iter().zip(&scores.sums).map(worth).collect();
    let most = shares.iter().take(model.tops()).fold(model.lead().apply(squash(lead)), |a, b| a.max(*b));
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

#[cfg(test)]
mod tests {
    use super::{Scores, shares};
    use crate::model::{
        calibration::Calibration,
        subjects::{Steps, Subject, SubjectWeights},
    };

    fn model() -> SubjectWeights {
        let subject = |id, parent, desk| Subject {
            id,
            label: id.to_string(),
            parent,
            desk,
            bias: -1.0,
            calibration: Calibration::default(),
        };
        let subjects =
            vec![subject(1, None, 0), subject(2, None, 1), subject(3, None, 1), subject(4, Some(1), 1)];
        let lead = Calibration::new(&[(0.0, 0.0), (0.75, 0.9)]).unwrap_or_default();
        SubjectWeights::new(subjects, vec![0.0; 3], &[], Steps::default(), lead).unwrap_or_default()
    }

    /// Scores of which the first three lead as they are.
    fn scores(sums: [f32; 4], nothing: f32) -> Scores {
        Scores { sums: sums.to_vec(), leads: sums[..3].to_vec(), nothing }
    }

    #[test]
    fn the_leader_is_of_the_first_level_and_leads_by_what_it_has_more() {
        assert_eq!(scores([0.5, 2.0, 1.5, 9.0], -3.0).leader(), Some((1, 0.5)));
        assert_eq!(scores([3.0, 2.0, 1.5, 9.0], -3.0).leader(), Some((0, 1.0)));
        assert_eq!(scores([3.0, 2.0, 1.5, 9.0], 2.5).leader(), Some((0, 0.5)));
        assert_eq!(scores([3.0, 2.0, 1.5, 9.0], 3.5).leader(), None);
        assert_eq!(Scores { sums: Vec::new(), leads: Vec::new(), nothing: 0.0 }.leader(), None);
    }

    #[test]
    fn a_clear_lead_is_worth_something_where_all_scores_are_small() {
        let shares = shares(&scores([-0.2, -3.0, -1.8, -2.0], -4.0), &model());
        assert!(shares[0] > 0.8 && shares[1] < 0.3 && shares[2] < 0.3, "{shares:?}");
    }

    #[test]
    fn what_is_about_nothing_has_no_subject() {
        assert_eq!(shares(&scores([4.0, 1.0, 0.9, 1.0], 5.0), &model()), [0.0; 4]);
    }

    #[test]
    fn a_part_has_no_more_than_its_parent_and_nothing_more_than_the_leader() {
        let shares_of = |leads: [f32; 3]| {
            let scores = Scores { leads: leads.to_vec(), ..scores([4.0, 2.0, -3.0, 9.0], -5.0) };
            shares(&scores, &model())
        };
        let shares = shares_of([4.0, 2.0, -3.0]);
        assert!(shares[0] >= shares[1] && shares[3] <= shares[1], "{shares:?}");
        let shares = shares_of([1.0, 2.0, -3.0]);
        assert!(shares[1] >= shares[0] && shares[3] <= shares[1], "{shares:?}");
    }
}
