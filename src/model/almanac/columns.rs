//! The numbers of the cities, a column each: so they pack best.

use super::{Cities, City, Point, Region, starts};
use crate::model::pack::{Reader, put_varint};

/// How many people the codes below [`LARGE`] stand for, each.
const STEP: u32 = 5_000;
/// The first code that stands for two digits: 100,000 people.
const LARGE: u8 = 21;
/// How many numbers have two digits.
const TWO_DIGITS: u32 = 90;

/// Reads the columns of the cities whose names are lines of `names`; each region has so many of them in turn.
pub(super) fn read(reader: &mut Reader<'_>, names: String, regions: &[(Region, u32)]) -> Option<Cities> {
    let count = reader.u32()? as usize;
    let mut cities = Cities { starts: starts(&names), ..Cities::default() };
    let counted: u64 = regions.iter().map(|(_, cities)| u64::from(*cities)).sum();
    if cities.starts.len() != count || counted != count as u64 {
        return None;
    }
    for ((_, cities_of_it), region) in regions.iter().zip(0..) {
        let mut id = 0_u32;
        for _ in 0..*cities_of_it {
            id = id.checked_add(reader.varint()?)?;
            cities.ids.push(id);
            cities.regions.push(region);
        }
    }
    let middle = |region: &u32| regions.get(*region as usize).map(|(region, _)| region.point);
    for region in &cities.regions {
        let north = middle(region)?.north.checked_add(signed(reader)?)?;
        cities.points.push(Point { north, east: 0 });
    }
    for (region, point) in cities.regions.iter().zip(&mut cities.points) {
        point.east = middle(region)?.east.checked_add(signed(reader)?)?;
    }
    cities.populations = reader.take(count)?.to_vec();
    cities.names = names;
    Some(cities)
}

/// Writes what [`read`] reads: `cities` in the order of `regions`.
pub(super) fn write(bytes: &mut Vec<u8>, cities: &[&City], regions: &[(Region, u32)]) {
    bytes.extend((cities.len() as u32).to_le_bytes());
    for group in cities.chunk_by(|a, b| a.region == b.region) {
        let mut last = 0;
        for city in group {
            put_varint(bytes, city.id - last);
            last = city.id;
        }
    }
    let middle = |city: &City| regions.get(city.region as usize).map_or(Point::default(), |it| it.0.point);
    for city in cities {
        put_signed(bytes, city.point.north - middle(city).north);
    }
    for city in cities {
        put_signed(bytes, city.point.east - middle(city).east);
    }
    bytes.extend(cities.iter().map(|city| code(city.population)));
}

/// The middle of `cities`: as many of them lie north as south, and east as west.
pub(super) fn middle(cities: &[&City]) -> Point {
    let median = |coordinate: fn(&Point) -> i16| {
        let mut all: Vec<i16> = cities.iter().map(|city| coordinate(&city.point)).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Point { north: median(|point| point.north), east: median(|point| point.east) }
}

/// How many people a code stands for.
pub(super) fn population(code: u8) -> u32 {
    let Some(large) = code.checked_sub(LARGE) else { return u32::from(code) * STEP };
    let (power, digits) = (u32::from(large) / TWO_DIGITS, u32::from(large) % TWO_DIGITS + 10);
    digits * 10_000 * 10_u32.pow(power)
}

/// The code whose number of people is nearest to `population`.
fn code(population: u32) -> u8 {
    let near = |code: &u8| self::population(*code).abs_diff(population);
    (0..=u8::MAX).min_by_key(near).unwrap_or_default()
}

fn signed(reader: &mut Reader<'_>) -> Option<i16> {
    let value = reader.varint()?;
    let size = i16::try_from(value >> 1).ok()?;
    Some(if value & 1 == 0 { size } else { -size - 1 })
}

fn put_signed(bytes: &mut Vec<u8>, value: i16) {
    let value = i32::from(value);
    put_varint(bytes, if value < 0 { !value as u32 * 2 + 1 } else { value as u32 * 2 });
}

#[cfg(test)]
mod tests {
    use super::{Reader, code, population, put_signed, signed};

    #[test]
    fn populations_are_rounded() {
        assert_eq!(population(code(15_600)), 15_000);
        assert_eq!(population(code(98_000)), 100_000);
        assert_eq!(population(code(1_234_567)), 1_200_000);
        assert_eq!(population(code(24_870_000)), 25_000_000);
        assert_eq!(population(0), 0);
    }

    #[test]
    fn signed_numbers_round_trip() {
        for value in [0, -1, 1, -90, 12_345, i16::MAX, i16::MIN] {
            let mut bytes = Vec::new();
            put_signed(&mut bytes, value);
            assert_eq!(signed(&mut Reader::new(&bytes)), Some(value));
        }
    }
}
