//! From the tagger's own probability of a name to the share of such names that are right.

use super::pack::Reader;

/// A line through points: what lies between two of them is interpolated, so that a surer name stays a surer name.
///
/// The points come from isotonic regression (Zadrozny and Elkan, 2002) on labelled texts. Without points, every
/// probability is taken as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    /// A probability and the share that is right, in parts of [`ONE`], both ascending.
    points: Vec<(u16, u16)>,
}

/// What stands for 1.
const ONE: f32 = 65_535.0;

impl Calibration {
    /// The line through `points`: probabilities with the shares that are right, 0 to 1. None where they do not ascend.
    #[must_use]
    pub fn new(points: &[(f32, f32)]) -> Option<Self> {
        let cut = |share: f32| (share.clamp(0.0, 1.0) * ONE + 0.5) as u16;
        Self::checked(points.iter().map(|&(probability, share)| (cut(probability), cut(share))).collect())
    }

    fn checked(points: Vec<(u16, u16)>) -> Option<Self> {
        let ascends = points.windows(2).all(|pair| match pair {
            [a, b] => a.0 < b.0 && a.1 <= b.1,
            _ => true,
        });
        ascends.then_some(Self { points })
    }

    /// The share of names with this probability that are right; left of the first point and right of the last one that
    /// of the point.
    #[must_use]
    pub fn apply(&self, probability: f32) -> f32 {
        let at = |index: usize| {
            let &(x, y) = self.points.get(index)?;
            Some((f32::from(x) / ONE, f32::from(y) / ONE))
        };
        let next = self.points.partition_point(|point| f32::from(point.0) / ONE < probability);
        match (next.checked_sub(1).and_then(at), at(next)) {
            (None, None) => probability,
            (Some((_, y)), None) | (None, Some((_, y))) => y,
            (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * ((probability - x0) / (x1 - x0)),
        }
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut points = Vec::new();
        for _ in 0..reader.u32()? {
            points.push((u16::from_le_bytes(reader.array()?), u16::from_le_bytes(reader.array()?)));
        }
        Self::checked(points)
    }

    /// Writes the number of points, then each.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.points.len() as u32).to_le_bytes());
        for (probability, share) in &self.points {
            bytes.extend(probability.to_le_bytes());
            bytes.extend(share.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;
    use crate::model::pack::Reader;

    fn is_near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-4
    }

    #[test]
    fn between_points_is_a_straight_line() {
        let line = Calibration::new(&[(0.0, 0.1), (0.5, 0.4), (1.0, 0.9)]).unwrap();
        for (probability, share) in [(0.0, 0.1), (0.25, 0.25), (0.5, 0.4), (0.75, 0.65), (1.0, 0.9)] {
            assert!(is_near(line.apply(probability), share), "{probability}: {}", line.apply(probability));
        }
    }

    #[test]
    fn outside_the_points_is_what_the_last_says() {
        let line = Calibration::new(&[(0.4, 0.3), (0.6, 0.7)]).unwrap();
        assert!(is_near(line.apply(0.1), 0.3) && is_near(line.apply(0.9), 0.7));
        assert!(is_near(Calibration::default().apply(0.37), 0.37));
    }

    #[test]
    fn a_surer_name_stays_a_surer_name() {
        let line =
            Calibration::new(&[(0.1, 0.0), (0.3, 0.2), (0.35, 0.2), (0.9, 0.8), (0.99, 0.97)]).unwrap();
        let shares: Vec<f32> = (0..=1000).map(|step| line.apply(step as f32 / 1000.0)).collect();
        assert!(shares.is_sorted());
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    }

    #[test]
    fn what_is_written_is_read_and_what_falls_is_refused() {
        let line = Calibration::new(&[(0.2, 0.1), (0.8, 0.9)]).unwrap();
        let mut bytes = Vec::new();
        line.write(&mut bytes);
        assert_eq!(Calibration::read(&mut Reader::new(&bytes)), Some(line));
        assert_eq!(Calibration::read(&mut Reader::new(&bytes[..bytes.len() - 1])), None);
        assert_eq!(Calibration::new(&[(0.2, 0.5), (0.8, 0.4)]), None);
        assert_eq!(Calibration::new(&[(0.2, 0.5), (0.2, 0.6)]), None);
    }
}
