//! Outlets, agencies and towns that datelines, bylines and credits name.
//!
//! Facts, gathered by hand. A town belongs here if papers use it in datelines without its country or state. The lists serve
//! to read the head of an article and its picture credits; what the names in the article stand for is decided
//! elsewhere.

use crate::text::run::Run;

/// News agencies, papers and broadcasters, in lower case, sorted.
const OUTLETS: &[&str] = &[
    "abc",
    "abc news",
    "afp",
    "agence france-presse",
    "al jazeera",
    "ani",
    "ansa",
    "ap",
    "ap news",
    "associated press",
    "axios",
    "bbc",
    "bbc news",
    "bloomberg",
    "bloomberg news",
    "business insider",
    "cbc",
    "cbc news",
    "cbs",
    "cbs news",
    "cnbc",
    "cnn",
    "cnn business",
    "cnn money",
    "cnn politics",
    "cnnmoney",
    "daily beast",
    "deutsche welle",
    "dpa",
    "dw",
    "efe",
    "euronews",
    "financial times",
    "forbes",
    "fox news",
    "france 24",
    "guardian",
    "huffpost",
    "ians",
    "kyodo",
    "kyodo news",
    "los angeles times",
    "msnbc",
    "national review",
    "nbc",
    "nbc news",
    "new york times",
    "newsweek",
    "nikkei",
    "npr",
    "politico",
    "press association",
    "propublica",
    "pti",
    "reuters",
    "reuters health",
    "sky news",
    "south china morning post",
    "tass",
    "the associated press",
    "the atlantic",
    "the economist",
    "the guardian",
    "the hill",
    "the independent",
    "the new york times",
    "the telegraph",
    "the wall street journal",
    "the washington post",
    "the washington times",
    "thomson reuters",
    "thomson reuters foundation",
    "time",
    "upi",
    "usa today",
    "vice news",
    "voa",
    "voa news",
    "vox",
    "wall street journal",
    "washington post",
    "washington times",
    "xinhua",
    "yonhap",
];

/// Towns that stand alone in datelines, in lower case, sorted.
const PLACES: &[&str] = &[
    "abu dhabi",
    "abuja",
    "accra",
    "addis ababa",
    "algiers",
    "amman",
    "amsterdam",
    "ankara",
    "athens",
    "atlanta",
    "auckland",
    "austin",
    "baghdad",
    "baltimore",
    "bangkok",
    "barcelona",
    "beijing",
    "beirut",
    "belgrade",
    "berlin",
    "bogota",
    "boston",
    "brasilia",
    "brussels",
    "bucharest",
    "budapest",
    "buenos aires",
    "cairo",
    "canberra",
    "cape town",
    "caracas",
    "chicago",
    "cincinnati",
    "cleveland",
    "colombo",
    "copenhagen",
    "dakar",
    "dallas",
    "damascus",
    "davos",
    "denver",
    "detroit",
    "dhaka",
    "doha",
    "dubai",
    "dublin",
    "edinburgh",
    "frankfurt",
    "geneva",
    "guatemala city",
    "hanoi",
    "harare",
    "havana",
    "helsinki",
    "ho chi minh city",
    "hong kong",
    "honolulu",
    "houston",
    "indianapolis",
    "islamabad",
    "istanbul",
    "jakarta",
    "jerusalem",
    "johannesburg",
    "kabul",
    "kampala",
    "karachi",
    "kathmandu",
    "khartoum",
    "kuala lumpur",
    "kuwait city",
    "kyiv",
    "lagos",
    "las vegas",
    "lima",
    "lisbon",
    "london",
    "los angeles",
    "luxembourg",
    "macau",
    "madrid",
    "manila",
    "melbourne",
    "mexico city",
    "miami",
    "milan",
    "milwaukee",
    "minneapolis",
    "minsk",
    "mogadishu",
    "monaco",
    "montreal",
    "moscow",
    "mumbai",
    "munich",
    "nairobi",
    "new delhi",
    "new orleans",
    "new york",
    "nicosia",
    "oklahoma city",
    "oslo",
    "ottawa",
    "panama city",
    "paris",
    "philadelphia",
    "phnom penh",
    "phoenix",
    "pittsburgh",
    "prague",
    "pretoria",
    "pyongyang",
    "quebec city",
    "quito",
    "ramallah",
    "reykjavik",
    "rio de janeiro",
    "riyadh",
    "rome",
    "salt lake city",
    "san antonio",
    "san diego",
    "san francisco",
    "sanaa",
    "santiago",
    "sao paulo",
    "sarajevo",
    "seattle",
    "seoul",
    "shanghai",
    "singapore",
    "sofia",
    "st. louis",
    "stockholm",
    "sydney",
    "taipei",
    "tbilisi",
    "tehran",
    "tel aviv",
    "the hague",
    "tokyo",
    "toronto",
    "tripoli",
    "tunis",
    "united nations",
    "vancouver",
    "vatican city",
    "vienna",
    "warsaw",
    "washington",
    "wellington",
    "yangon",
    "yerevan",
    "zagreb",
    "zurich",
];

/// Who pictures are credited to besides the outlets, in lower case, sorted.
const PICTURE_AGENCIES: &[&str] = &[
    "anadolu",
    "anadolu agency",
    "anadolu images",
    "ap photo",
    "epa",
    "epa-efe",
    "european pressphoto agency",
    "getty",
    "getty image",
    "getty images",
    "istock",
    "istockphoto",
    "newsmakers",
    "pa wire",
    "redux",
    "reuters photo",
    "shutterstock",
    "sipa usa",
    "wireimage",
    "zuma",
    "zuma press",
    "zuma wire",
    "zumapress",
];

/// No entry has more tokens; "agence france-presse" has four.
const MAX_TOKENS: usize = 5;

/// One past the last token of the outlet that begins at `position`.
pub(super) fn outlet(run: Run<'_>, position: usize) -> Option<usize> {
    longest(run, position, OUTLETS)
}

/// Whether `name`, in lower case, is an outlet.
pub(crate) fn is_outlet(name: &str) -> bool {
    OUTLETS.binary_search(&name).is_ok()
}

/// One past the last token of the dateline town that begins at `position`.
pub(super) fn place(run: Run<'_>, position: usize) -> Option<usize> {
    longest(run, position, PLACES)
}

/// Whether the run is the name of an agency that pictures are credited to.
pub(super) fn is_credited(run: Run<'_>) -> bool {
    is_picture_agency(run) || (!run.is_empty() && outlet(run, 0) == Some(run.len()))
}

/// Whether the run is the name of an agency that makes pictures only.
pub(super) fn is_picture_agency(run: Run<'_>) -> bool {
    !run.is_empty() && longest(run, 0, PICTURE_AGENCIES) == Some(run.len())
}

/// One past the last token of the longest entry of `list` that begins at `position` with a capital.
fn longest(run: Run<'_>, position: usize, list: &[&str]) -> Option<usize> {
    (1..=MAX_TOKENS).rev().map(|tokens| position + tokens).filter(|&end| end <= run.len()).find(|&end| {
        let name = run.slice(position..end).text();
        // Entries are short: what is longer need not be looked up.
        name.len() <= 40
            && !name.starts_with(char::is_lowercase)
            && list.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{OUTLETS, PICTURE_AGENCIES, PLACES};

    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        for list in [OUTLETS, PLACES, PICTURE_AGENCIES] {
            let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None);
        }
    }
}
