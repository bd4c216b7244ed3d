//! What the lists know of the names of short invented texts.
//!
//! ```text
//! == what the case shows
//! Talks opened in [place: Tbilisi] and in other parts of [place: Georgia].
//! ---
//! Georgia = iso:GE not geonames:US.GA: the article also names Tbilisi
//! Batumi = -
//! ```
//! The names are given to the stage as the tagger would give them. A line names an entity and its id; behind `not` stands
//! what else it could have been, behind a colon why it is this one. Both may be left out, and lines of entities that
//! the case is not about. `-` is an entity of which nothing may be known, `of` one that only belongs to what is known.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

#[path = "common/linked.rs"]
#[allow(dead_code, reason = "each test binary uses a part")]
mod linked;

use std::{fs, path::Path};

use nutgraf::{
    Article, Model, ModelError, analyze, kind, know, link,
    model::{
        almanac::Entry,
        pack::{Pack, PackWriter},
    },
    text,
};

/// What is known of each entity, a line each, as the files write it.
fn known(case: &linked::Case, model: &Model) -> Vec<String> {
    let document = text::read(&case.text);
    let mentions = linked::mentions(&document, &case.marks);
    let (mentions, entities) = link::link(&document, case.title.as_deref(), mentions);
    let kinds = kind::kinds(&document, model, &mentions, &entities);
    let known = know::know(&document, model, &mentions, &entities, &kinds);
    let lines = entities.iter().zip(&known).map(|(entity, known)| {
        let Some(known) = known else { return format!("{} = -", entity.name) };
        let of = if known.relation == know::Relation::Of { "of " } else { "" };
        let other = known.other.map(|other| format!(" not {}", id(model, other))).unwrap_or_default();
        let why = know::reason(&known.why, &document, &entities);
        format!("{} = {of}{}{other}: {why}", entity.name, id(model, known.entry))
    });
    lines.collect()
}

/// The id of an entry as it is written on the wire.
fn id(model: &Model, entry: Entry) -> String {
    let almanac = model.almanac();
    match entry {
        Entry::Country(at) => format!("iso:{}", almanac.country(at).unwrap().code),
        Entry::Region(at) => {
            let region = almanac.region(at).unwrap();
            format!("geonames:{}.{}", almanac.country(region.country).unwrap().code, region.code)
        }
        Entry::City(at) => format!("geonames:{}", almanac.city(at).unwrap().id),
        Entry::Record(at) => almanac.record(at).unwrap().id.clone(),
    }
}

/// Whether `line` says all that is `expected`.
fn says(line: &str, expected: &str) -> bool {
    let rest = line.strip_prefix(expected);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':') || rest.starts_with(" not "))
}

#[test]
fn names_are_known_or_left_alone() {
    let model = Model::embedded().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/know");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for case in files.iter().flat_map(|file| linked::cases(&fs::read_to_string(file).unwrap())) {
        let lines = known(&case, &model);
        for expected in case.expected.lines() {
            count += 1;
            if !lines.iter().any(|line| says(line, expected)) {
                wrong.push(format!(
                    "{}\n  expected {expected}\n  in {}",
                    case.heading,
                    lines.join("\n     ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 100, "only {count} names were found");
}

#[test]
fn well_known_cities_are_where_they_are() {
    let model = Model::embedded().unwrap();
    let almanac = model.almanac();
    let cities = [
        ("London", "GB", 51.51, -0.13),
        ("Tokyo", "JP", 35.69, 139.69),
        ("New York", "US", 40.71, -74.01),
        ("Buenos Aires", "AR", -34.61, -58.38),
        ("Nairobi", "KE", -1.28, 36.82),
        ("Kyiv", "UA", 50.45, 30.52),
        ("Cologne", "DE", 50.93, 6.95),
        ("Tbilisi", "GE", 41.69, 44.83),
    ];
    for (name, code, north, east) in cities {
        let found = almanac.named(name).filter_map(|entry| match entry {
            Entry::City(at) => almanac.city(at),
            _ => None,
        });
        let mut at_home = found.filter(|city| {
            almanac.country(almanac.region(city.region).unwrap().country).unwrap().code == code
        });
        let near = |city: &nutgraf::model::almanac::City| {
            (f64::from(city.point.north) / 100.0 - north).abs() < 0.06
                && (f64::from(city.point.east) / 100.0 - east).abs() < 0.06
        };
        assert!(at_home.any(|city| near(&city)), "{name}");
    }
    let [countries, regions, cities, records] = almanac.len();
    assert!(countries > 240 && regions > 2_000 && cities > 20_000 && records > 1_000);
}

#[test]
fn what_is_known_reaches_the_analysis() {
    let model = Model::embedded().unwrap();
    let text = "TBILISI — Officials in Georgia said on Monday that trains between Tbilisi and Batumi would run again.";
    let analysis = analyze(&Article::new(text), &model);
    let known = |name: &str| {
        let entity = analysis.entities.iter().find(|entity| entity.name.eq_ignore_ascii_case(name)).unwrap();
        (entity.id, entity.knowledge.clone().unwrap())
    };
    let (tbilisi, city) = known("Tbilisi");
    assert_eq!((city.kind, city.country.as_deref(), city.relation), ("city", Some("GE"), "is"));
    assert!((city.latitude.unwrap() - 41.69).abs() < 0.06 && city.population.unwrap() > 900_000);
    let (_, country) = known("Georgia");
    assert_eq!((country.id.as_str(), country.label.as_str()), ("iso:GE", "Georgia"));
    assert!(country.evidence.contains(&tbilisi), "{country:?}");
    assert_eq!(country.other.unwrap().id, "geonames:US.GA");
}

#[test]
fn a_model_without_an_almanac_knows_nothing_and_a_damaged_one_is_refused() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("model/en.nutgraf")).unwrap();
    let pack = Pack::read(&bytes).unwrap();
    let with = |almanac: Option<Vec<u8>>| {
        let mut writer = PackWriter::new("0");
        for (name, content) in pack.sections() {
            let name = std::str::from_utf8(name).unwrap().trim_end();
            match &almanac {
                Some(almanac) if name == Model::ALMANAC => writer.section(name, almanac.clone()),
                None if name == Model::ALMANAC => {}
                _ => writer.section(name, content.to_vec()),
            }
        }
        Model::from_bytes(&writer.finish())
    };
    let without = with(None).unwrap();
    let analysis = analyze(&Article::new("She flew to Paris."), &without);
    assert!(analysis.entities.iter().all(|entity| entity.knowledge.is_none()));

    let (_, whole) = pack.sections().iter().find(|(name, _)| name == b"almanac ").unwrap();
    let cut = whole[..whole.len() - 1].to_vec();
    assert_eq!(with(Some(cut)).err(), Some(ModelError::Malformed(Model::ALMANAC)));
    assert_eq!(with(Some(Vec::new())).err(), Some(ModelError::Malformed(Model::ALMANAC)));
}
