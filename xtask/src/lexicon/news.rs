//! What the unlabelled news says of names.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use anyhow::Result;

use super::source::{is_name, words};
use crate::data::bulk;

/// What the unlabelled news has.
pub(super) struct News {
    /// How often words stand with a capital.
    capitals: HashMap<String, u32>,
    /// How many stories each outlet has.
    stories: BTreeMap<String, u32>,
}

impl News {
    pub(super) fn count(data: &Path) -> Result<Self> {
        let mut capitals = HashMap::new();
        let mut stories: BTreeMap<String, u32> = BTreeMap::new();
        bulk::each_story(data, |story| {
            for word in words(&story.text).filter(|word| word.starts_with(char::is_uppercase)) {
                if let Some(count) = capitals.get_mut(word) {
                    *count += 1;
                } else {
                    capitals.insert(word.to_owned(), 1);
                }
            }
            *stories.entry(story.source).or_default() += 1;
        })?;
        Ok(Self { capitals, stories })
    }

    /// The count of the word of `entry` that is least common; words in small letters do not count.
    pub(super) fn rarest_word(&self, entry: &str) -> u32 {
        let capitals = words(entry).filter(|word| word.starts_with(char::is_uppercase));
        capitals.map(|word| self.capitals.get(word).copied().unwrap_or_default()).min().unwrap_or_default()
    }

    /// Those of `names` that the news has too seldom for the lists of the tagger.
    pub(super) fn unnamed(&self, mut names: BTreeSet<String>, seldom: u32) -> BTreeSet<String> {
        names.retain(|name| self.rarest_word(name) < seldom);
        names
    }

    /// The outlets of several stories. Columnists, who begin with a first name, and institutes are left out.
    pub(super) fn outlets(
        &self,
        first_names: &BTreeSet<String>,
        officials: &BTreeSet<String>,
    ) -> BTreeSet<String> {
        const NO_OUTLETS: [&str; 18] = [
            "Writer",
            "Institution",
            "Institute",
            "Center",
            "Foundation",
            "Watch",
            "Committee",
            "University",
            "School",
            "Project",
            "Founder",
            "Campaign",
            "Union",
            "Council",
            "Gallup",
            "Wikipedia",
            // Columnists whose first names the lists do not have.
            "Gingrich",
            "Cupp",
        ];
        let several = self.stories.iter().filter(|(_, stories)| **stories >= 3).map(|(source, _)| {
            let name = source.split([',', '(']).next().unwrap_or_default();
            let name = name.split(" - ").next().unwrap_or_default().trim();
            name.strip_prefix("The ").unwrap_or(name).to_owned()
        });
        let is_outlet = |name: &String| {
            let parts: Vec<&str> = words(name).collect();
            let is_person = (2..=3).contains(&parts.len())
                && first_names.contains(parts[0])
                && !parts.iter().any(|part| matches!(*part, "News" | "Jones" | "Times" | "American"));
            !is_person && !officials.contains(name) && !parts.iter().any(|part| NO_OUTLETS.contains(part))
        };
        several.filter(|name| is_name(name) && is_outlet(name)).collect()
    }
}
