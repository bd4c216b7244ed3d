//! Words around an article that are no part of it.
//!
//! Precise rather than complete: a line that is taken for boilerplate by mistake is lost to the reader's analysis, one
//! that is missed does little harm. So every rule is about whole lines and short ones.

use crate::text::run::Run;

/// The most bytes of a line that the rules look at; the legal lines are longer.
const MAX_BYTES: usize = 260;

/// The most bytes of a legal line.
const MAX_LEGAL_BYTES: usize = 600;

/// Whole lines, in lower case, marks at either end left out; sorted.
const LINES: &[&str] = &[
    "accept",
    "accept all",
    "accept all cookies",
    "accept cookies",
    "ad",
    "ad feedback",
    "advertisement",
    "advertisement continue reading the main story",
    "advertising",
    "also see",
    "article continues below",
    "article continues below advertisement",
    "back to top",
    "break",
    "click here to get the fox news app",
    "close",
    "comments",
    "continue reading",
    "continue reading below",
    "continue reading the main story",
    "cookie policy",
    "cookie settings",
    "copy link",
    "editor's picks",
    "email",
    "facebook",
    "follow us",
    "full coverage",
    "get the app",
    "go to comments",
    "image",
    "image 1 of 2",
    "leave a comment",
    "leave a reply",
    "link copied",
    "linkedin",
    "listen to article",
    "load more",
    "loading",
    "log in",
    "manage cookies",
    "manage newsletters",
    "manage preferences",
    "more on this",
    "more on this story",
    "more stories",
    "more videos",
    "most popular",
    "most read",
    "most viewed",
    "must read",
    "newsletter",
    "newsletter sign-up",
    "newsletter signup",
    "next",
    "now watching",
    "photo",
    "photos",
    "pinterest",
    "post a comment",
    "prev",
    "previous",
    "print",
    "print this article",
    "privacy policy",
    "promoted content",
    "pullquote",
    "read full article",
    "read full story",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "reddit",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related links",
    "related stories",
    "related topics",
    "report this ad",
    "save",
    "see more",
    "share",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share this",
    "share this article",
    "share this article share tweet post email",
    "share this story",
    "show comments",
    "show more",
    "sign in",
    "sign up",
    "sign up for daily newsletters",
    "sign up for daily newsletters manage newsletters",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "source link",
    "sponsored",
    "sponsored content",
    "story continued below",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "tags",
    "telegram",
    "terms of service",
    "terms of use",
    "top stories",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "up next",
    "video",
    "view all",
    "view comments",
    "view original",
    "watch",
    "watch live",
    "watch now",
    "watch the video",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// How a line begins, and what else has to be in it where the beginning alone could be prose.
const BEGINNINGS: &[(&str, &[&str])] = &[
    ("a version of this article appear", &[]),
    ("already a subscriber", &[]),
    ("also read:", &[]),
    ("by clicking", &["cookie", "terms", "agree", "privacy"]),
    ("by continuing", &["cookie", "terms", "agree", "privacy"]),
    ("by signing up", &["agree", "privacy", "terms", "newsletter"]),
    ("by subscribing", &["agree", "privacy", "terms"]),
    ("check out our", &["newsletter", "podcast", "app"]),
    ("click here for", &[]),
    ("click here to", &[]),
    ("click to get the", &[" app"]),
    ("contact us at", &["@"]),
    ("create a free account", &[]),
    ("discover more from", &[]),
    ("don't miss:", &[]),
    ("download our", &[" app"]),
    ("download the", &[" app"]),
    ("enter your email", &[]),
    ("follow", &[" on twitter", " on facebook", " on instagram", " on x", " on google news", " @"]),
    ("get breaking news", &["inbox", "delivered", "email", "alerts"]),
    ("get our", &["newsletter", "inbox", " app"]),
    ("get the latest", &["inbox", "delivered", "newsletter", " app"]),
    ("get the monitor stories", &[]),
    ("have a news tip", &[]),
    ("if you are having trouble", &["browser", "video"]),
    ("join us on", &["facebook", "twitter", "instagram"]),
    ("join our", &["newsletter", "channel", "whatsapp", "telegram"]),
    ("like us on", &[]),
    ("listen:", &[]),
    ("more:", &[]),
    ("now watch:", &[]),
    ("our standards: the thomson reuters", &[]),
    ("photos:", &[]),
    ("read also:", &[]),
    ("read more:", &[]),
    ("read or share this story", &[]),
    ("read the full story", &[]),
    ("recommended:", &[]),
    ("related:", &[]),
    ("related article:", &[]),
    ("scan the qr code", &[]),
    ("see also:", &[]),
    ("share this:", &[]),
    ("sign up for", &["newsletter", "inbox", "email", "alert", "briefing", "for free"]),
    ("sign up here", &[]),
    ("sign up to", &["newsletter", "inbox", "email", "alert", "briefing", "for free"]),
    ("slideshow (", &[]),
    ("subscribe now to", &[]),
    ("subscribe to our", &[]),
    ("subscribe to the", &["newsletter", "podcast", "channel"]),
    ("support our journalism", &[]),
    ("the views expressed in this article are", &[]),
    ("this article is more than", &["year", "month"]),
    ("this site uses cookies", &[]),
    ("this website uses cookies", &[]),
    ("visit business insider's homepage", &[]),
    ("video:", &[]),
    ("watch live:", &[]),
    ("watch now:", &[]),
    ("watch:", &[]),
    ("we use cookies", &[]),
    ("write to", &["@"]),
    ("you can unsubscribe", &[]),
];

/// Legal lines, which have these words somewhere.
const LEGAL: &[&str] = &[
    "all rights reserved",
    "may not be published, broadcast",
    "click here for reprint permission",
    "do not necessarily reflect the view",
    "do not necessarily represent the view",
    "are their own and do not represent",
];

/// Whether the run, a paragraph or a sentence at the end of one, is boilerplate.
pub(super) fn matches(run: Run<'_>) -> bool {
    let text = run.text();
    if text.len() > MAX_LEGAL_BYTES {
        return false;
    }
    let plain = plain(text);
    is_copyright(text, &plain)
        || LEGAL.iter().any(|words| plain.contains(words))
        || (text.len() <= MAX_BYTES && (is_line(&plain) || is_ornament(text) || is_age(&plain)))
}

/// `text` in lower case with single spaces and straight apostrophes, without the marks at either end.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
    }
    let bare = plain.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '@');
    bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | ')')).to_owned()
}

fn is_line(plain: &str) -> bool {
    // "Related:" with nothing behind it is the heading of a list of links.
    LINES.binary_search(&plain.trim_end_matches(':')).is_ok()
        || BEGINNINGS.iter().any(|(beginning, also)| {
            plain.strip_prefix(beginning).is_some_and(|rest| {
                !rest.starts_with(char::is_alphanumeric)
                    && (also.is_empty() || also.iter().any(|words| plain.contains(words)))
            })
        })
}

/// "Copyright © 2019 The Paper, LLC.", "© 2020 Agency".
fn is_copyright(text: &str, plain: &str) -> bool {
    let is_short = text.len() <= MAX_BYTES;
    let rest = plain.strip_prefix("copyright").map(str::trim_start);
    is_short
        && (plain.starts_with('©')
            || rest.is_some_and(|rest| rest.starts_with(['©', '1', '2']) || rest.starts_with("(c)"))
            || plain.starts_with("(c) 2"))
}

/// Whether a line is there to look at: "___", "* * *", "...".
fn is_ornament(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '_' | '*' | '-' | '–' | '—' | '=' | '•' | '·' | '#' | '~' | '|' | '.' | '…')
    })
}

/// "6 years ago", "5 min read".
fn is_age(plain: &str) -> bool {
    let Some((number, unit)) = plain.split_once(' ') else { return false };
    number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(
            unit,
            "year ago"
                | "years ago"
                | "month ago"
                | "months ago"
                | "days ago"
                | "day ago"
                | "hours ago"
                | "hour ago"
                | "minutes ago"
                | "min read"
                | "minute read"
                | "mins read"
                | "comments"
                | "shares"
        )
}

#[cfg(test)]
mod tests {
    use super::LINES;

    #[test]
    fn the_lines_are_sorted_for_binary_search() {
        let wrong = LINES.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(wrong, None);
    }
}
