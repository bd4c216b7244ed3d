use super::{Almanac, City, Country, Entry, Parts, Point, Reader, Record, Region};

fn parts() -> Parts {
    let country = |code: &str, label: &str, demonym: &str| Country {
        code: code.to_owned(),
        label: label.to_owned(),
        demonyms: vec![demonym.to_owned()],
        ..Country::default()
    };
    let region = |country, code: &str, label: &str| Region {
        country,
        code: code.to_owned(),
        label: label.to_owned(),
        ..Region::default()
    };
    let city = |id, region, names: &[&str], north, east, population| City {
        id,
        region,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        point: Point { north, east },
        population,
    };
    Parts {
        countries: vec![country("QX", "Quilland", "Quillish"), country("TN", "Tarnia", "Tarnian")],
        regions: vec![region(0, "01", "Upper Quill"), region(1, "", "")],
        cities: vec![
            city(900, 1, &["Halden"], -1_234, 17_950, 20_000),
            city(70, 0, &["Órrin", "Old Orrin"], 5_000, -7_000, 1_200_000),
            city(12, 0, &["Halden"], 5_010, -7_040, 15_000),
        ],
        records: vec![Record {
            kind: "company".to_owned(),
            id: "ticker:HLD".to_owned(),
            label: "Halden Mills".to_owned(),
            country: Some(0),
            facts: vec![("sector".to_owned(), "Materials".to_owned())],
            ..Record::default()
        }],
    }
}

fn bytes() -> Vec<u8> {
    let mut bytes = Vec::new();
    parts().write(&mut bytes);
    bytes
}

#[test]
fn what_is_written_is_read_and_found_under_all_its_names() {
    let almanac = Almanac::read(&mut Reader::new(&bytes())).unwrap();
    assert_eq!(almanac.len(), [2, 2, 3, 1]);
    let named = |name: &str| almanac.named(name).collect::<Vec<_>>();
    assert_eq!(named("halden"), [Entry::City(0), Entry::City(2)]);
    assert_eq!(named("Orrin"), named("OLD ORRIN"));
    assert_eq!(named("Upper-Quill"), [Entry::Region(0)]);
    assert_eq!(named("Halden Mills"), [Entry::Record(0)]);
    assert_eq!((named(""), named("Nowhere")), (vec![], vec![]));

    let orrin = almanac.city(1).unwrap();
    assert_eq!((orrin.id, orrin.population, orrin.names.len()), (70, 1_200_000, 2));
    assert_eq!(orrin.point, Point { north: 5_000, east: -7_000 });
    assert_eq!(almanac.region(0).unwrap().population, 1_215_000);
    assert_eq!(almanac.record(0).unwrap(), parts().records[0]);
    assert_eq!(almanac.countries_of("Tarnians"), [1]);
    assert!(almanac.countries_of("Tarn").is_empty());
}

#[test]
fn damage_is_noticed() {
    let whole = bytes();
    for len in 0..whole.len() {
        assert!(Almanac::read(&mut Reader::new(&whole[..len])).is_none(), "cut at {len}");
    }
    // Any byte may be wrong: what is read then must not panic, whether it is refused or not.
    for at in 0..whole.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] ^= flip;
            if let Some(almanac) = Almanac::read(&mut Reader::new(&damaged)) {
                let _ = almanac.named("Halden").count();
                let _ = (almanac.city(0), almanac.city(9), almanac.record(0), almanac.record(9));
            }
        }
    }
    let longer = [whole.as_slice(), b"x"].concat();
    assert!(Almanac::read(&mut Reader::new(&longer)).is_none());
}

#[test]
fn plain_names_are_hashed_like_all_others() {
    for name in
        ["Orrin", "The Hague", "thebes", "the", "New  Quill", " Quill", "Xi’an", "St. Orrin", "QUILL 7", ""]
    {
        assert_eq!(super::key_hash(name), crate::hash::word(&crate::fold::name_key(name)), "{name:?}");
    }
}
