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
    /// What an article without any known feature scores.
    pub bias: f32,
    /// From the squashed score, 0 to 1, to the share of such articles that have the subject.
    pub calibration: Calibration,
}

/// A linear model over features of words, one score for each subject.
#[derive(Debug, Clone, Default)]
pub struct SubjectWeights {
    subjects: Vec<Subject>,
    /// From the hash of a feature to its position.
    features: Table,
    /// Where the weights of each feature begin; one more at the end.
    starts: Vec<u32>,
    /// Subjects and weights, in steps.
    weights: Vec<(u8, i8)>,
    /// What one step is worth.
    step: f32,
    /// From the squashed lead of the first subject over the second to the share of such articles that are about the first.
    lead: Calibration,
}

impl SubjectWeights {
    /// The model with these `subjects`, parents before their parts, and `features`: hashes, ascending, with the weights that they
    /// have in steps of `step`; `lead` says what the lead of a subject over the others is worth. None where positions or the order do
    /// not fit.
    #[must_use]
    pub fn new(
        subjects: Vec<Subject>,
        features: &[(u32, Vec<(u8, i8)>)],
        step: f32,
        lead: Calibration,
    ) -> Option<Self> {
        let parents_fit = subjects.iter().enumerate().all(|(position, subject)| {
            let parent = subject.parent.and_then(|parent| subjects.get(parent));
            subject.parent.is_none_or(|parent| parent < position)
                && parent.is_none_or(|parent| parent.parent.is_none())
        });
        let ascends = features.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
        let mut weights: Vec<(u8, i8)> = Vec::new();
        let mut starts = vec![0];
        for (_, own) in features {
            weights.extend(own);
            starts.push(weights.len() as u32);
        }
        let positions_fit = weights.iter().all(|&(subject, _)| usize::from(subject) < subjects.len());
        if subjects.len() > MAX_SUBJECTS || !parents_fit || !ascends || !positions_fit || !step.is_finite() {
            return None;
        }
        let entries: Vec<(u32, u32)> =
            features.iter().enumerate().map(|(position, feature)| (feature.0, position as u32)).collect();
        Some(Self { subjects, features: Table::new(&entries), starts, weights, step, lead })
    }

    /// The subjects, parents before their parts.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
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

    /// What the feature at `position` adds to each subject that it says anything of.
    pub fn weights(&self, position: u32) -> impl Iterator<Item = (usize, f32)> + '_ {
        let at = |position: usize| self.starts.get(position).map_or(0, |&start| start as usize);
        let (start, end) = (at(position as usize), at(position as usize + 1));
        let own = self.weights.get(start..end).unwrap_or_default();
        own.iter().map(|&(subject, weight)| (usize::from(subject), f32::from(weight) * self.step))
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let step = f32::from_bits(reader.u32()?);
        let lead = Calibration::read(reader)?;
        let mut subjects = Vec::new();
        for _ in 0..reader.u8()? {
            let id = reader.u32()?;
            let label = std::str::from_utf8(reader.counted()?).ok()?.to_owned();
            let parent = Some(reader.u8()?).filter(|&parent| parent != TOP).map(usize::from);
            let bias = f32::from_bits(reader.u32()?);
            subjects.push(Subject { id, label, parent, bias, calibration: Calibration::read(reader)? });
        }
        let count = reader.u32()? as usize;
        let mut hash = 0_u32;
        let mut features: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for _ in 0..count {
            hash = hash.checked_add(reader.varint()?)?;
            features.push((hash, Vec::new()));
        }
        let mut counts = reader.take(count)?.iter();
        for (_, own) in &mut features {
            let subjects = reader.take(usize::from(*counts.next()?))?;
            own.extend(subjects.iter().map(|&subject| (subject, 0)));
        }
        for (_, weight) in features.iter_mut().flat_map(|(_, own)| own) {
            *weight = reader.u8()? as i8;
        }
        Self::new(subjects, &features, step, lead)
    }

    /// Writes the subjects, then column by column the hashes in gaps, the number of weights of each feature, the subjects that
    /// they are for and the weights: like stands beside like, which compresses well.
    ///
    /// `features` are those that the model was made from.
    pub fn write(&self, features: &[(u32, Vec<(u8, i8)>)], bytes: &mut Vec<u8>) {
        bytes.extend(self.step.to_bits().to_le_bytes());
        self.lead.write(bytes);
        bytes.push(self.subjects.len() as u8);
        for subject in &self.subjects {
            bytes.extend(subject.id.to_le_bytes());
            put_counted(bytes, subject.label.as_bytes());
            bytes.push(subject.parent.map_or(TOP, |parent| parent as u8));
            bytes.extend(subject.bias.to_bits().to_le_bytes());
            subject.calibration.write(bytes);
        }
        bytes.extend((features.len() as u32).to_le_bytes());
        let mut last = 0;
        for (hash, _) in features {
            put_varint(bytes, hash - last);
            last = *hash;
        }
        bytes.extend(features.iter().map(|(_, own)| own.len() as u8));
        bytes.extend(features.iter().flat_map(|(_, own)| own).map(|(subject, _)| subject));
        bytes.extend(features.iter().flat_map(|(_, own)| own).map(|&(_, weight)| weight as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::{Subject, SubjectWeights};
    use crate::model::{calibration::Calibration, pack::Reader};

    fn subject(id: u32, parent: Option<usize>) -> Subject {
        let label = format!("subject {id}");
        Subject { id, label, parent, bias: -0.5, calibration: Calibration::default() }
    }

    fn lead() -> Calibration {
        Calibration::new(&[(0.5, 0.5), (1.0, 0.75)]).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let features = vec![(7, vec![(0, 12), (1, -3)]), (90_000, vec![]), (90_001, vec![(1, -128)])];
        let model = SubjectWeights::new(vec![subject(1, None), subject(2, Some(0))], &features, 0.25, lead())
            .unwrap();
        let mut bytes = Vec::new();
        model.write(&features, &mut bytes);
        let read = SubjectWeights::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.subjects(), model.subjects());
        assert_eq!(read.lead(), &lead());
        let weights = |hash| read.feature(hash).map(|feature| read.weights(feature).collect::<Vec<_>>());
        assert_eq!(weights(7), Some(vec![(0, 3.0), (1, -0.75)]));
        assert_eq!(weights(90_000), Some(vec![]));
        assert_eq!(weights(90_001), Some(vec![(1, -32.0)]));
        assert_eq!(weights(8), None);
        for len in 0..bytes.len() {
            assert!(SubjectWeights::read(&mut Reader::new(&bytes[..len])).is_none(), "cut at {len}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let two = || vec![subject(1, None), subject(2, Some(0))];
        assert!(SubjectWeights::new(vec![subject(1, Some(1)), subject(2, None)], &[], 1.0, lead()).is_none());
        assert!(SubjectWeights::new(two(), &[(5, vec![]), (5, vec![])], 1.0, lead()).is_none());
        assert!(SubjectWeights::new(two(), &[(5, vec![(2, 1)])], 1.0, lead()).is_none());
        assert!(SubjectWeights::new(two(), &[], f32::NAN, lead()).is_none());
    }
}
