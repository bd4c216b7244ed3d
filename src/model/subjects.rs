//! What the words of news say of its subjects: weights, and what a sum of them is worth.

use super::{
    calibration::Calibration,
    pack::{Reader, put_counted, put_varint},
    table::Table,
};

/// The most subjects of a model.
pub const MAX_SUBJECTS: usize = 255;
/// Marks a subject of the first level.
const TOP: u8 = u8::MAX;

/// A subject of the IPTC Media Topics.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The number of its id: 11000000 for "medtop:11000000".
    pub id: u32,
    /// Its English name.
    pub label: String,
    /// The position of the subject that it is a part of; none for the seventeen of the first level.
    pub parent: Option<usize>,
    /// The number of the desk that would run an article that is about this most; of a part, that of its parent.
    pub desk: u8,
    /// What an article without any known feature scores.
    pub bias: f32,
    /// From the squashed score, 0 to 1, to the share of such articles that have the subject.
    pub calibration: Calibration,
}

/// A feature with its weights, in steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feature {
    /// Of what the feature stands for.
    pub hash: u32,
    /// For each subject of the first level; steps of these are [`Steps::tops`].
    pub tops: Vec<i8>,
    /// For each desk, and last for no desk at all; steps of these are [`Steps::desks`].
    pub desks: Vec<i8>,
    /// For the parts of subjects that it says anything of: positions and weights; steps of these are [`Steps::parts`].
    pub parts: Vec<(u8, i8)>,
}

/// What one step of a weight is worth.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Steps {
    /// For subjects of the first level.
    pub tops: f32,
    /// For desks.
    pub desks: f32,
    /// For parts of subjects.
    pub parts: f32,
}

/// Features with their weights, one after the other: no room is asked for each of thousands.
struct Flat {
    hashes: Vec<u32>,
    of_tops: Vec<i8>,
    of_desks: Vec<i8>,
    starts: Vec<u32>,
    of_parts: Vec<(u8, i8)>,
}

impl Default for Flat {
    fn default() -> Self {
        Self {
            hashes: Vec::new(),
            of_tops: Vec::new(),
            of_desks: Vec::new(),
            starts: vec![0],
            of_parts: Vec::new(),
        }
    }
}

/// A linear model over features of words, one score for each subject, and one for each desk.
///
/// How surely an article is about a subject and which of its subjects it is about most are two questions, and people who answer one of
/// them say nothing of the other. So there are desks, groups of subjects as a newsroom has them: the weights of the desk of a subject
/// are added to its own where it is asked which leads. The last desk stands for articles about nothing.
///
/// Nearly every word says a little of every subject of the first level, and what many words say a little of counts: these weights are
/// kept for all of them, in few steps. Of the parts of subjects most words say nothing.
#[derive(Debug, Clone, Default)]
pub struct SubjectWeights {
    /// Those of the first level, then their parts.
    subjects: Vec<Subject>,
    /// How many are of the first level.
    tops: usize,
    /// From the hash of a feature to its position.
    features: Table,
    /// For each feature the weights for all subjects of the first level.
    of_tops: Vec<i8>,
    /// What an article without any known feature scores at each desk.
    desk_biases: Vec<f32>,
    /// For each feature the weights for all desks.
    of_desks: Vec<i8>,
    /// Where the weights of each feature for parts begin; one more at the end.
    starts: Vec<u32>,
    of_parts: Vec<(u8, i8)>,
    steps: Steps,
    /// From the squashed lead of the first subject over the second to the share of such articles that are about the first.
    lead: Calibration,
}

impl SubjectWeights {
    /// The model with these `subjects`, those of the first level before all parts, what an article without any known feature scores at
    /// each desk, and `features`, ascending by hash; `lead` says what the lead of a subject over the others is worth. None where positions
    /// or the order do not fit.
    #[must_use]
    pub fn new(
        subjects: Vec<Subject>,
        desk_biases: Vec<f32>,
        features: &[Feature],
        steps: Steps,
        lead: Calibration,
    ) -> Option<Self> {
        let mut flat = Flat::default();
        for feature in features {
            flat.hashes.push(feature.hash);
            flat.of_tops.extend(&feature.tops);
            flat.of_desks.extend(&feature.desks);
            flat.of_parts.extend(&feature.parts);
            flat.starts.push(flat.of_parts.len() as u32);
        }
        let tops = subjects.iter().take_while(|subject| subject.parent.is_none()).count();
        let fits = |feature: &Feature| feature.tops.len() == tops && feature.desks.len() == desk_biases.len();
        if !features.iter().all(fits) {
            return None;
        }
        Self::checked(subjects, desk_biases, flat, steps, lead)
    }

    fn checked(
        subjects: Vec<Subject>,
        desk_biases: Vec<f32>,
        features: Flat,
        steps: Steps,
        lead: Calibration,
    ) -> Option<Self> {
        let tops = subjects.iter().take_while(|subject| subject.parent.is_none()).count();
        let is_part = |subject: &Subject| subject.parent.is_some_and(|parent| parent < tops);
        let parents_fit = subjects.iter().skip(tops).all(is_part);
        // The last is no subject's.
        let desks_fit = subjects.iter().all(|subject| usize::from(subject.desk) + 1 < desk_biases.len());
        let Flat { hashes, of_tops, of_desks, starts, of_parts } = features;
        let ascends = hashes.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let parts = tops..subjects.len();
        let positions_fit = of_parts.iter().all(|&(subject, _)| parts.contains(&usize::from(subject)));
        let numbers = [steps.tops, steps.desks, steps.parts];
        let are_numbers = numbers.iter().chain(&desk_biases).all(|number| number.is_finite());
        let all_fit = parents_fit && desks_fit && ascends && positions_fit && are_numbers;
        if subjects.len() > MAX_SUBJECTS || !all_fit {
            return None;
        }
        let entries: Vec<(u32, u32)> = hashes.into_iter().zip(0..).collect();
        let features = Table::new(&entries);
        Some(Self { subjects, tops, features, of_tops, desk_biases, of_desks, starts, of_parts, steps, lead })
    }

    /// The subjects: those of the first level, then their parts.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// How many subjects are of the first level.
    #[must_use]
    pub const fn tops(&self) -> usize {
        self.tops
    }

    /// From how far a subject leads, squashed to between 0 and 1, to the share of articles with such a lead that are about it.
    #[must_use]
    pub const fn lead(&self) -> &Calibration {
        &self.lead
    }

    /// The position of the feature with this hash.
    #[inline]
    #[must_use]
    pub fn feature(&self, hash: u32) -> Option<u32> {
        self.features.get(hash)
    }

    /// What the feature at `position` adds to each subject of the first level, in their order.
    pub fn of_tops(&self, position: u32) -> impl Iterator<Item = f32> + '_ {
        row(&self.of_tops, position, self.tops, self.steps.tops)
    }

    /// What an article without any known feature scores at each desk; the last is that of articles about nothing.
    #[must_use]
    pub fn desk_biases(&self) -> &[f32] {
        &self.desk_biases
    }

    /// What the feature at `position` adds to each desk, in the order of [`Self::desk_biases`].
    pub fn of_desks(&self, position: u32) -> impl Iterator<Item = f32> + '_ {
        row(&self.of_desks, position, self.desk_biases.len(), self.steps.desks)
    }

    /// What the feature at `position` adds to each subject of the first level as the one that an article is about most.
    pub fn leads(&self, position: u32) -> impl Iterator<Item = f32> + '_ {
        let of_desk = move |desk: u8| self.of_desks(position).nth(usize::from(desk)).unwrap_or_default();
        let subjects = self.subjects.iter().zip(self.of_tops(position));
        subjects.map(move |(subject, weight)| weight + of_desk(subject.desk))
    }

    /// What the feature at `position` adds to each part of a subject that it says anything of.
    pub fn of_parts(&self, position: u32) -> impl Iterator<Item = (usize, f32)> + '_ {
        let at = |position: usize| self.starts.get(position).map_or(0, |&start| start as usize);
        let (start, end) = (at(position as usize), at(position as usize + 1));
        let own = self.of_parts.get(start..end).unwrap_or_default();
        own.iter().map(|&(subject, weight)| (usize::from(subject), f32::from(weight) * self.steps.parts))
    }

    /// What the feature at `position` adds to `subject`.
    #[must_use]
    pub fn weight(&self, position: u32, subject: usize) -> f32 {
        if subject < self.tops {
            self.of_tops(position).nth(subject).unwrap_or_default()
        } else {
            let own = self.of_parts(position).find(|&(other, _)| other == subject);
            own.map_or(0.0, |(_, weight)| weight)
        }
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut number = || Some(f32::from_bits(reader.u32()?));
        let steps = Steps { tops: number()?, desks: number()?, parts: number()? };
        let lead = Calibration::read(reader)?;
        let mut subjects = Vec::new();
        for _ in 0..reader.u8()? {
            let id = reader.u32()?;
            let label = std::str::from_utf8(reader.counted()?).ok()?.to_owned();
            let parent = Some(reader.u8()?).filter(|&parent| parent != TOP).map(usize::from);
            let desk = reader.u8()?;
            let bias = f32::from_bits(reader.u32()?);
            subjects.push(Subject { id, label, parent, desk, bias, calibration: Calibration::read(reader)? });
        }
        let mut desk_biases = Vec::new();
        for _ in 0..reader.u8()? {
            desk_biases.push(f32::from_bits(reader.u32()?));
        }
        let count = reader.u32()? as usize;
        let mut features = Flat::default();
        let mut hash = 0_u32;
        for _ in 0..count {
            hash = hash.checked_add(reader.varint()?)?;
            features.hashes.push(hash);
        }
        let tops = subjects.iter().filter(|subject| subject.parent.is_none()).count();
        features.of_tops = columns(reader, count, tops)?;
        features.of_desks = columns(reader, count, desk_biases.len())?;
        for &own in reader.take(count)? {
            let subjects = reader.take(usize::from(own))?;
            features.of_parts.extend(subjects.iter().map(|&subject| (subject, 0)));
            features.starts.push(features.of_parts.len() as u32);
        }
        for (_, weight) in &mut features.of_parts {
            *weight = reader.u8()? as i8;
        }
        Self::checked(subjects, desk_biases, features, steps, lead)
    }

    /// Writes the subjects, then column by column the hashes in gaps, the weights for each subject of the first level and for each desk, and
    /// of those for parts how many each feature has, the subjects that they are for and the weights: like stands beside like, which compresses well.
    ///
    /// `features` are those that the model was made from.
    pub fn write(&self, features: &[Feature], bytes: &mut Vec<u8>) {
        for step in [self.steps.tops, self.steps.desks, self.steps.parts] {
            bytes.extend(step.to_bits().to_le_bytes());
        }
        self.lead.write(bytes);
        bytes.push(self.subjects.len() as u8);
        for subject in &self.subjects {
            bytes.extend(subject.id.to_le_bytes());
            put_counted(bytes, subject.label.as_bytes());
            bytes.push(subject.parent.map_or(TOP, |parent| parent as u8));
            bytes.push(subject.desk);
            bytes.extend(subject.bias.to_bits().to_le_bytes());
            subject.calibration.write(bytes);
        }
        bytes.push(self.desk_biases.len() as u8);
        bytes.extend(self.desk_biases.iter().flat_map(|bias| bias.to_bits().to_le_bytes()));
        bytes.extend((features.len() as u32).to_le_bytes());
        let mut last = 0;
        for feature in features {
            put_varint(bytes, feature.hash - last);
            last = feature.hash;
        }
        for top in 0..self.tops {
            bytes.extend(features.iter().filter_map(|feature| Some(*feature.tops.get(top)? as u8)));
        }
        for desk in 0..self.desk_biases.len() {
            bytes.extend(features.iter().filter_map(|feature| Some(*feature.desks.get(desk)? as u8)));
        }
        let parts = || features.iter().flat_map(|feature| &feature.parts);
        bytes.extend(features.iter().map(|feature| feature.parts.len() as u8));
        bytes.extend(parts().map(|(subject, _)| subject));
        bytes.extend(parts().map(|&(_, weight)| weight as u8));
    }
}

/// What the row of `weights` at `position`, of so many columns, is worth.
fn row(weights: &[i8], position: u32, columns: usize, step: f32) -> impl Iterator<Item = f32> + '_ {
    let start = (position as usize).saturating_mul(columns);
    let own = weights.get(start..start.saturating_add(columns)).unwrap_or_default();
    own.iter().map(move |&weight| f32::from(weight) * step)
}

/// Weights that were written column by column, row by row.
fn columns(reader: &mut Reader<'_>, rows: usize, columns: usize) -> Option<Vec<i8>> {
    let mut weights = vec![0; rows.checked_mul(columns)?];
    for column in 0..columns {
        let cells = weights.iter_mut().skip(column).step_by(columns);
        cells.zip(reader.take(rows)?).for_each(|(weight, &read)| *weight = read as i8);
    }
    Some(weights)
}

#[cfg(test)]
mod tests {
    use super::{Feature, Steps, Subject, SubjectWeights};
    use crate::model::{calibration::Calibration, pack::Reader};

    fn subject(id: u32, parent: Option<usize>) -> Subject {
        let label = format!("subject {id}");
        Subject { id, label, parent, desk: 1, bias: -0.5, calibration: Calibration::default() }
    }

    fn lead() -> Calibration {
        Calibration::new(&[(0.5, 0.5), (1.0, 0.75)]).unwrap()
    }

    fn feature(hash: u32, top: i8, parts: &[(u8, i8)]) -> Feature {
        Feature { hash, tops: vec![top], desks: vec![1, top / 2, -1], parts: parts.to_vec() }
    }

    const STEPS: Steps = Steps { tops: 0.25, desks: 2.0, parts: 0.5 };
    const DESKS: [f32; 3] = [0.5, 0.0, -1.0];

    #[test]
    fn what_is_written_is_read() {
        let features =
            vec![feature(7, 12, &[(1, -3)]), feature(90_000, 0, &[]), feature(90_001, -127, &[(1, -128)])];
        let subjects = vec![subject(1, None), subject(2, Some(0))];
        let model = SubjectWeights::new(subjects, DESKS.to_vec(), &features, STEPS, lead()).unwrap();
        let mut bytes = Vec::new();
        model.write(&features, &mut bytes);
        let read = SubjectWeights::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.subjects(), model.subjects());
        assert_eq!((read.lead(), read.tops()), (&lead(), 1));
        assert_eq!(read.desk_biases(), DESKS);
        let desks = |hash| read.feature(hash).map(|at| read.of_desks(at).collect::<Vec<f32>>());
        assert_eq!(desks(7), Some(vec![2.0, 12.0, -2.0]));
        let leads = |hash| read.feature(hash).map(|at| read.leads(at).collect::<Vec<f32>>());
        assert_eq!(leads(7), Some(vec![15.0]));
        let weights = |hash| read.feature(hash).map(|at| [read.weight(at, 0), read.weight(at, 1)]);
        assert_eq!(weights(7), Some([3.0, -1.5]));
        assert_eq!(weights(90_000), Some([0.0, 0.0]));
        assert_eq!(weights(90_001), Some([-31.75, -64.0]));
        assert_eq!(weights(8), None);
        for len in 0..bytes.len() {
            assert!(SubjectWeights::read(&mut Reader::new(&bytes[..len])).is_none(), "cut at {len}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let two = || vec![subject(1, None), subject(2, Some(0))];
        let of = |subjects, features: &[Feature]| {
            SubjectWeights::new(subjects, DESKS.to_vec(), features, STEPS, lead())
        };
        assert!(of(two(), &[]).is_some());
        assert!(of(vec![subject(1, Some(1)), subject(2, None)], &[]).is_none());
        // A part stands before a subject of the first level.
        assert!(of([two(), vec![subject(3, None)]].concat(), &[]).is_none());
        assert!(of(two(), &[feature(5, 0, &[]), feature(5, 0, &[])]).is_none());
        assert!(of(two(), &[feature(5, 0, &[(2, 1)])]).is_none());
        assert!(of(two(), &[feature(5, 0, &[(0, 1)])]).is_none());
        assert!(of(two(), &[Feature { hash: 5, ..Feature::default() }]).is_none());
        let steps = Steps { tops: f32::NAN, ..STEPS };
        assert!(SubjectWeights::new(two(), DESKS.to_vec(), &[], steps, lead()).is_none());
        // The desk of articles about nothing is no subject's.
        assert!(SubjectWeights::new(two(), DESKS[..2].to_vec(), &[], STEPS, lead()).is_none());
    }
}
