//! `cargo xtask almanac`: what the built-in lists know of the world, from the gazetteers into the model.
//!
//! Writes the part `almanac` and puts it into the pack; all other parts stay as they are. Sources, dates and licences are
//! in docs/DATA.md; what they lack and news needs (English names of cities, other spellings, bodies of states) is in
//! `model/lexicon/know/`, for people to edit.

mod bodies;
mod people;
mod places;

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use nutgraf::{
    Model,
    fold::name_key,
    model::{
        almanac::{Almanac, Parts, SEVERAL},
        pack::Reader,
    },
};

use crate::{
    lexicon::{self, Factbook},
    pack, train,
};

/// Makes the part from the gazetteers below `data` and packs it.
pub(crate) fn run(data: &Path) -> Result<()> {
    let source = data.join("gazetteers");
    let factbook = Factbook::read(&source)?;
    let mut parts = places::parts(&source, &factbook)?;
    let codes: BTreeMap<String, u32> =
        parts.countries.iter().zip(0..).map(|(country, at)| (country.code.clone(), at)).collect();
    parts.records.extend(people::leaders(&factbook, &parts.countries)?);
    let home = *codes.get("US").context("no United States among the countries")?;
    let politicians = people::politicians(&source, home)?;
    // The head of state of the territories of the United States is in the other list.
    let named = |name: &String| {
        let all = politicians.iter().flat_map(|it| it.names.iter().chain([&it.label]));
        all.into_iter().any(|other| is_same(other, name))
    };
    parts.records.retain(|leader| !named(&leader.label) && !leader.names.iter().any(named));
    parts.records.extend(politicians);
    parts.records.extend(bodies::companies(&source)?);
    parts.records.extend(bodies::international(&codes)?);
    parts.records.extend(bodies::universities(&source, &codes)?);
    check(&parts)?;

    let mut bytes = Vec::new();
    parts.write(&mut bytes);
    let almanac = Almanac::read(&mut Reader::new(&bytes)).context("the almanac cannot be read back")?;
    let [countries, regions, cities, records] = almanac.len();
    println!("{countries} countries, {regions} regions, {cities} cities, {records} people and bodies");
    train::write_part(Model::ALMANAC, &bytes)?;
    pack::run(&pack::Options::only(Model::ALMANAC))
}

/// Fails where a name holds what separates names.
fn check(parts: &Parts) -> Result<()> {
    let countries = parts.countries.iter().flat_map(|it| it.names.iter().chain([&it.label, &it.capital]));
    let cities = parts.cities.iter().flat_map(|city| &city.names);
    let records = parts.records.iter().flat_map(|it| it.names.iter().chain([&it.label, &it.id]));
    let regions = parts.regions.iter().map(|region| &region.label);
    for name in countries.chain(cities).chain(records).chain(regions) {
        ensure!(!name.contains(['\t', '\n', SEVERAL]), "the name {name:?} holds a separator");
    }
    Ok(())
}

/// The lines of a list in `model/lexicon/know/`: a key, and behind a tab its value.
fn list(name: &str) -> Result<Vec<(String, String)>> {
    let lines = lexicon::read(&lexicon::folder().join("know").join(name))?;
    let pair = |line: &String| {
        let (key, value) = line.split_once('\t').with_context(|| format!("{name}: no tab in {line:?}"))?;
        Ok((key.to_owned(), value.to_owned()))
    };
    lines.iter().map(pair).collect()
}

/// Whether two names are asked for in the same way.
fn is_same(one: &str, other: &str) -> bool {
    name_key(one) == name_key(other)
}
