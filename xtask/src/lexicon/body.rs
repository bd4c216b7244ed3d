//! Companies and universities.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;

use super::source::{column, is_name, json_of, text_of};

pub(super) fn companies(source: &Path) -> Result<BTreeSet<String>> {
    let sp500 = text_of(&source.join("sp500/data/constituents.csv"))?;
    let nasdaq = text_of(&source.join("nasdaq/data/nasdaq-listed.csv"))?;
    let shares =
        nasdaq.lines().filter(|line| line.contains("Common Stock") || line.contains("Ordinary Share"));
    let names = sp500.lines().skip(1).chain(shares).filter_map(|line| column(line, 1));
    Ok(names.map(|name| short_company(&name).to_owned()).filter(|name| is_name(name)).collect())
}

/// The name of a company without its share class and legal form.
pub(crate) fn short_company(name: &str) -> &str {
    let mut name = name.split(" - ").next().unwrap_or_default().split(" (").next().unwrap_or_default().trim();
    loop {
        let shorter = name.trim_end_matches([',', '.', ' ']);
        let last = shorter.rsplit([' ', ',']).next().unwrap_or_default();
        let is_form = matches!(
            last,
            "Inc"
                | "Corp"
                | "Corporation"
                | "Company"
                | "Co"
                | "Ltd"
                | "Limited"
                | "plc"
                | "PLC"
                | "Plc"
                | "N.V"
                | "S.A"
                | "SA"
                | "NV"
                | "AG"
                | "SE"
                | "LLC"
                | "L.P"
                | "LP"
                | "Holdings"
                | "Holding"
                | "Group"
                | "&"
                | "The"
                | "Incorporated"
                | "A/S"
                | "ASA"
        );
        if !is_form || last.len() == shorter.len() {
            return shorter;
        }
        name = &shorter[..shorter.len() - last.len()];
    }
}

pub(super) fn universities(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("universities/world_universities_and_domains.json"))?;
    let names = json.as_array().into_iter().flatten().filter_map(|university| university["name"].as_str());
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::short_company;

    #[test]
    fn companies_lose_their_legal_form() {
        assert_eq!(short_company("American Airlines Group, Inc. - Common Stock"), "American Airlines");
        assert_eq!(short_company("Apple Inc."), "Apple");
        assert_eq!(short_company("Alphabet Inc. (Class A)"), "Alphabet");
        assert_eq!(short_company("Group"), "Group");
    }
}
