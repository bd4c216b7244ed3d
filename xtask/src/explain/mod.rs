//! `cargo xtask explain`: why each mention of a text is what it is, for whoever tunes the tagger.
//!
//! | file | what it does |
//! |---|---|
//! | `weights` | what each feature of a word weighs for one label against another |
//! | `pieces` | the hashes of features turned back into what they were made of |
//! | `wording` | features in words |
//! | `groups` | words that stand for a cluster |

mod groups;
mod pieces;
mod weights;
mod wording;

use std::{
    fmt::Write as _,
    fs,
    io::{self, Read as _},
    ops::Range,
    path::PathBuf,
};

use anyhow::{Context, Result};
use clap::Args;
use nutgraf::{
    Model,
    candidate::Source,
    find,
    link::link,
    model::label::{Label, Place},
    resolve::{Mention, resolve},
    tag::{self, Decoders, Looks, features::Observed},
    text::{self, Document},
};

use crate::pack;
use weights::{Weighed, weigh};
use wording::Wording;

/// What is to be explained.
#[derive(Args)]
pub(crate) struct Options {
    /// The text; standard input where there is none.
    file: Option<PathBuf>,
    /// Only mentions that hold these words.
    #[arg(long)]
    mention: Option<String>,
    /// How many features are shown for and against each label.
    #[arg(long, default_value_t = 4)]
    features: usize,
}

/// Prints why.
pub(crate) fn run(options: &Options) -> Result<()> {
    let text = match &options.file {
        Some(file) => fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?,
        None => io::read_to_string(io::stdin().lock().by_ref())?,
    };
    print!("{}", explain(&text, options, &pack::model()?)?);
    Ok(())
}

/// The explanations of the mentions of `text`.
fn explain(text: &str, options: &Options, model: &Model) -> Result<String> {
    let document = text::read(text);
    let mut candidates = tag::tag(&document, model);
    candidates.extend(find::find(&document));
    let (mentions, _) = link(&document, None, resolve(&document, candidates));
    let words = document.sentences().iter().map(|sentence| tag::words(&document, sentence));
    let observed = Observed::new(words, model.lexicon());
    let looks = Looks::new(&observed, model);
    let mut decoders = Decoders::new(model);
    let wording = Wording::new(&observed, model)?;
    let wanted = |mention: &&Mention| {
        options.mention.as_ref().is_none_or(|words| document.words(mention.span).contains(words))
    };
    let mut page = String::new();
    for mention in mentions.iter().filter(wanted) {
        page += &heading(&document, mention);
        if !matches!(mention.source, Source::Tagger | Source::Memory) {
            continue;
        }
        let Some(places) = places(&document, &observed, mention) else { continue };
        let sentence = &observed.sentences()[mention.sentence as usize];
        let scores = &looks.scores[sentence.clone()];
        let is_reread = !looks.quick[mention.sentence as usize].is_clear;
        let decoder = decoders.of(is_reread);
        let (labels, marginals) = (decoder.viterbi(scores), decoder.marginals(scores));
        for place in places {
            let (chosen, shares) = (labels[place - sentence.start], marginals[place - sentence.start]);
            let rival = runner_up(chosen, &shares);
            let word = document.tokens()[token_of(&document, &observed, place, mention)].span().of(text);
            writeln!(
                page,
                "    {word}: {} {:.3} rather than {} {:.3}",
                label_name(chosen),
                shares[chosen.index()],
                label_name(rival),
                shares[rival.index()]
            )?;
            let weighed = weigh(&observed, &looks.second, model, sentence, place, (chosen, rival));
            page += &listed(&weighed, &wording, (sentence, place), options.features);
            if is_reread {
                let row = &scores[place - sentence.start];
                let all = (row[chosen.index()] - row[rival.index()]) as f32 * model.tagger().unit();
                let linear: f32 = weighed.iter().map(|feature| feature.weight).sum();
                writeln!(
                    page,
                    "      {:+.2}  the network; the mean of it and both looks decides",
                    all - linear
                )?;
            }
        }
    }
    Ok(page)
}

/// What a mention is, who says so, and what else it might have been.
fn heading(document: &Document<'_>, mention: &Mention) -> String {
    let type_name = |entity_type| format!("{entity_type:?}").to_lowercase();
    let source = match mention.source {
        Source::Tagger => "tagger".to_owned(),
        Source::Memory => "memory".to_owned(),
        Source::Rule(id) => format!("rule:{id}"),
        Source::List(id) => format!("list:{id}"),
    };
    let words = document.words(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let own = type_name(mention.entity_type);
    let said = format!("{words}: {own}, {:.3}, {source}\n", mention.confidence);
    let others = mention.shares.iter().filter(|(entity_type, _)| *entity_type != mention.entity_type);
    let Some((rival, share)) = others.max_by(|a, b| a.1.total_cmp(&b.1)) else { return said };
    let (own_share, rest) = (mention.shares.of(mention.entity_type), 1.0 - mention.shares.sum());
    format!(
        "{said}  the tagger by itself: {own} {own_share:.3}, {} {share:.3}, no name with these borders {rest:.3}\n",
        type_name(rival)
    )
}

/// The positions of a mention's words among all that the tagger observed.
fn places(document: &Document<'_>, observed: &Observed<'_>, mention: &Mention) -> Option<Range<usize>> {
    let sentence = document.sentences().get(mention.sentence as usize)?;
    let tokens = document.token_range(mention.span);
    let shift = |token: u32| {
        observed.sentences()[mention.sentence as usize].start
            + token.saturating_sub(sentence.tokens().start) as usize
    };
    Some(shift(tokens.start)..shift(tokens.end.min(sentence.tokens().end)))
}

/// The position among the document's tokens of the word at `place`, which stands in the mention's sentence.
fn token_of(document: &Document<'_>, observed: &Observed<'_>, place: usize, mention: &Mention) -> usize {
    let sentence = mention.sentence as usize;
    document.sentences()[sentence].tokens().start as usize + place - observed.sentences()[sentence].start
}

/// The likeliest label but `chosen`.
fn runner_up(chosen: Label, shares: &[f32]) -> Label {
    let others = Label::all().filter(|&label| label != chosen);
    others.max_by(|a, b| shares[a.index()].total_cmp(&shares[b.index()])).unwrap_or_default()
}

/// A label in words.
pub(super) fn label_name(label: Label) -> String {
    let Some((place, name_type)) = label.name() else { return "no name".to_owned() };
    let place = match place {
        Place::Begin => "first word",
        Place::Inside => "inside",
        Place::Last => "last word",
        Place::Unit => "whole",
    };
    format!("{} ({place})", format!("{name_type:?}").to_lowercase())
}

/// The features that weigh most for and against, each on a line, then the sums of both looks.
fn listed(
    weighed: &[Weighed],
    wording: &Wording<'_, '_>,
    (sentence, place): (&Range<usize>, usize),
    count: usize,
) -> String {
    let mut order: Vec<&Weighed> = weighed.iter().filter(|feature| feature.weight != 0.0).collect();
    order.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let most = order.iter().filter(|feature| feature.weight > 0.0).take(count);
    let against: Vec<&&Weighed> =
        order.iter().rev().filter(|feature| feature.weight < 0.0).take(count).collect();
    let shown: Vec<&Weighed> = most.chain(against.into_iter().rev()).copied().collect();
    let words = wording.words(&shown, sentence, place);
    let mut lines: Vec<String> = shown
        .iter()
        .zip(words)
        .map(|(feature, words)| format!("      {:+.2}  {words}\n", feature.weight))
        .collect();
    let sum = |is_second: bool| -> f32 {
        weighed.iter().filter(|feature| feature.is_second == is_second).map(|feature| feature.weight).sum()
    };
    lines.push(format!("      {:+.2}  the first look in all; {:+.2} the second\n", sum(false), sum(true)));
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::{Options, explain};
    use crate::pack;

    fn explained(text: &str, mention: Option<&str>) -> String {
        let options = Options { file: None, mention: mention.map(str::to_owned), features: 6 };
        explain(text, &options, &pack::model().unwrap()).unwrap()
    }

    #[test]
    fn a_name_is_explained_word_by_word() {
        let page =
            explained("The minister, Hanna Virtanen, said on Monday that she would resign.", Some("Virt"));
        assert!(page.starts_with("Hanna Virtanen: person, "), "{page}");
        assert!(page.contains("    Hanna: person (first word) "), "{page}");
        assert!(page.contains("    Virtanen: person (last word) "), "{page}");
        assert!(page.contains("the first look in all"), "{page}");
        assert!(!page.contains('?'), "every feature has words\n{page}");
        assert!(!page.contains("Monday:"), "{page}");
    }

    #[test]
    fn a_rule_says_its_name() {
        let page = explained("She will resign on Monday.", None);
        assert!(page.contains("Monday: date, ") && page.contains(", rule:"), "{page}");
    }

    #[test]
    fn any_text_is_explained() {
        for text in ["", "\u{0}", "NORWAY 2 TARN 1\n\nNorway beat Tarn.", "“Ａ” — ß İstanbul’s (Ž)"]
        {
            explained(text, None);
        }
    }
}
