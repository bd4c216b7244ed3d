//! Given names and family names.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;

use super::source::{column, is_name, text_of};

pub(super) fn first_names(source: &Path) -> Result<BTreeSet<String>> {
    let all = text_of(&source.join("smashew_names/NamesDatabases/first names/all.txt"))?;
    let popular = text_of(&source.join("popular_names_by_country/common-forenames-by-country.csv"))?;
    let romanized = popular.lines().skip(1).filter_map(|line| column(line, 11));
    Ok(all.lines().map(|line| line.trim().to_owned()).chain(romanized).filter(|name| is_name(name)).collect())
}

pub(super) fn surnames(source: &Path) -> Result<BTreeSet<String>> {
    let all = text_of(&source.join("smashew_names/NamesDatabases/surnames/all.txt"))?;
    let popular = text_of(&source.join("popular_names_by_country/common-surnames-by-country.csv"))?;
    let romanized = popular.lines().skip(1).filter_map(|line| column(line, 5));
    Ok(all.lines().map(|line| line.trim().to_owned()).chain(romanized).filter(|name| is_name(name)).collect())
}
