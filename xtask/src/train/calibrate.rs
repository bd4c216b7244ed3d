//! `cargo xtask calibrate`: how often the tagger is right where it says that it is so and so sure.
//!
//! Isotonic regression by pooling adjacent violators (Ayer et al., 1955): the names of the sets for tuning, ordered by
//! the tagger's probability, are put into small groups, and neighbours are joined until the share that is right
//! ascends. It is fitted on the very sets that docs/EVALUATION.md reports; so each half of the documents is also
//! measured with the line of the other half, and what that gives is printed.

use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::{Model, model::calibration::Calibration};

use crate::{
    eval::{
        ner::{development_sets, reading},
        score::Reliability,
    },
    pack,
};

/// The fewest names in a group.
const GROUP: usize = 150;

/// A name that was found: the tagger's probability, and whether it is right.
pub(crate) type Found = (f64, bool);

/// Fits the line to the sets for tuning below `data`, packs it, and prints how far it can be trusted.
pub(crate) fn run(data: &Path) -> Result<()> {
    let model = pack::model()?.with_calibration(Calibration::default());
    let sets = development_sets(data)?;
    // For each set and each half of its documents.
    let found: Vec<[Vec<Found>; 2]> = sets.iter().map(|set| found(&set.documents, &model)).collect();
    for (set, halves) in sets.iter().zip(&found) {
        let lines = [1, 0].map(|other: usize| line(found.iter().flat_map(|halves| &halves[other]), GROUP));
        let [mut before, mut unseen] = [Reliability::default(), Reliability::default()];
        for (names, line) in halves.iter().zip(lines) {
            let line = line.context("too few names to calibrate on")?;
            for &(probability, is_right) in names {
                before.add(probability, is_right);
                unseen.add(f64::from(line.apply(probability as f32)), is_right);
            }
        }
        println!(
            "{}: expected calibration error {:.3} without the line, {:.3} with the line of the other half\n\n{}",
            set.name,
            before.error(),
            unseen.error(),
            unseen.markdown()
        );
    }
    let line = line(found.iter().flatten().flatten(), GROUP).context("too few names to calibrate on")?;
    let mut bytes = Vec::new();
    line.write(&mut bytes);
    super::write_part(Model::CALIBRATION, &bytes)?;
    pack::run(&pack::Options::default())
}

/// The names that the tagger found in each half of `documents`, which are dealt out in turn.
fn found(documents: &[crate::data::ner::Document], model: &Model) -> [Vec<Found>; 2] {
    let mut halves = [Vec::new(), Vec::new()];
    for (number, readings) in reading::read(documents, model).iter().enumerate() {
        for reading in readings {
            // Rules and lists say themselves how sure they are.
            let names = reading.on_text.iter().filter(|given| !given.source.contains(':'));
            halves[number % 2]
                .extend(names.map(|given| (given.confidence, reading.gold.contains(&given.name))));
        }
    }
    halves
}

/// The line through the shares that are right, of groups of at least `group`; none where there are no two groups.
pub(crate) fn line<'a>(found: impl Iterator<Item = &'a Found>, group: usize) -> Option<Calibration> {
    let mut found: Vec<Found> = found.copied().collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut groups: Vec<Group> = Vec::new();
    for names in found.chunks(group).filter(|names| names.len() == group) {
        let mut group = Group {
            sum: names.iter().map(|name| name.0).sum(),
            right: names.iter().filter(|name| name.1).count() as f64,
            all: names.len() as f64,
        };
        // What is right less often than what is left of it is joined to it; so is what has the same probability.
        while let Some(last) =
            groups.pop_if(|last| last.share() >= group.share() || group.mean() - last.mean() < 1e-4)
        {
            group = Group {
                sum: group.sum + last.sum,
                right: group.right + last.right,
                all: group.all + last.all,
            };
        }
        groups.push(group);
    }
    let points: Vec<(f32, f32)> =
        groups.iter().map(|group| (group.mean() as f32, group.share() as f32)).collect();
    // A first group at zero is the beginning of the line itself.
    let below = points.first().filter(|point| point.0 > 1e-3).map(|_| (0.0, 0.0));
    (points.len() > 1).then(|| Calibration::new(&below.into_iter().chain(points).collect::<Vec<_>>()))?
}

/// Names of like probability.
struct Group {
    sum: f64,
    right: f64,
    all: f64,
}

impl Group {
    fn mean(&self) -> f64 {
        self.sum / self.all
    }

    /// As if one more were wrong: that all of a few are right is no certainty.
    fn share(&self) -> f64 {
        self.right / (self.all + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, GROUP, line};

    /// Names of the probability `p`, of which `share` are right.
    fn names(p: f64, share: f64) -> impl Iterator<Item = Found> {
        (0..GROUP).map(move |n| (p, (n as f64) < share * GROUP as f64))
    }

    #[test]
    fn the_line_goes_through_what_is_right() {
        let found: Vec<Found> = names(0.5, 0.4).chain(names(0.9, 0.8)).chain(names(0.7, 0.6)).collect();
        let line = line(found.iter(), GROUP).unwrap();
        for (probability, share) in [(0.5, 0.4), (0.6, 0.5), (0.7, 0.6), (0.9, 0.8), (0.25, 0.2)] {
            assert!((line.apply(probability) - share).abs() < 0.01, "{probability}");
        }
    }

    #[test]
    fn what_falls_is_pooled() {
        let found: Vec<Found> =
            names(0.5, 0.2).chain(names(0.6, 0.7)).chain(names(0.8, 0.5)).chain(names(0.9, 0.9)).collect();
        let line = line(found.iter(), GROUP).unwrap();
        assert!((line.apply(0.7) - 0.6).abs() < 0.01, "{}", line.apply(0.7));
        assert!(line.apply(0.65) <= line.apply(0.75));
    }

    #[test]
    fn that_all_of_a_group_are_right_is_no_certainty() {
        let found: Vec<Found> = names(0.5, 0.5).chain(names(0.9, 1.0)).collect();
        let share = line(found.iter(), GROUP).unwrap().apply(1.0);
        assert!(share > 0.95 && share < 1.0, "{share}");
    }

    #[test]
    fn too_few_names_have_no_line() {
        assert!(line(names(0.5, 0.5).collect::<Vec<_>>().iter(), GROUP).is_none());
    }
}
