//! `cargo xtask eval subjects`: subjects against labels that nothing was learnt from.
//!
//! AG News and MasakhaNEWS give each text one class: the class of the first subject that is shown is our answer, and where none is
//! shown we have none. Beside it stands what the largest score would answer, shown or not, as a classifier answers that has to. The hand-labelled articles have several subjects each: what is shown counts.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::Result;
use nutgraf::{Article, Model, analyze, topic};
use rayon::prelude::*;

use super::score::{Counts, Reliability};
use crate::{
    data::{
        bulk, passages,
        reading::Read,
        subjects::{Catalogue, Labelled, Purpose, ag_news, judged, masakhanews},
    },
    evaluation,
    train::subjects::is_held_out,
};

/// Our answer where no subject is shown.
const NONE: &str = "none";

/// What was made of an article, and what is right.
pub(crate) struct Answer {
    /// The share of each subject.
    pub(crate) shares: Vec<f32>,
    /// The positions of its subjects.
    pub(crate) right: Vec<usize>,
}

/// Measures `model` on the sets below `data` and puts the tables into docs/EVALUATION.md; with `show`, prints what is wrong in
/// the articles for tuning.
pub(crate) fn run(data: &Path, model: &Model, show: bool) -> Result<()> {
    let catalogue = Catalogue::read(data)?;
    if show {
        return wrong(data, model, &catalogue);
    }
    let (ids, stories) = articles(data, &catalogue, Purpose::Reporting)?;
    let answers: Vec<Answer> = stories
        .par_iter()
        .zip(&ids)
        .map(|(story, right)| Answer {
            shares: shares(&story.title, &story.text, model),
            right: right.clone(),
        })
        .collect();
    let mut report =
        format!("### Articles labelled by hand, {} of them only for reporting\n\n", answers.len());
    report += &table(&answers, &catalogue);
    let held: Vec<Labelled> = ag_news(data)?
        .into_iter()
        .enumerate()
        .filter(|(row, _)| is_held_out(*row))
        .map(|(_, text)| text)
        .collect();
    report += "\n### AG News, every fifth text\n\n";
    report += &classes(&held, "ag_news", &catalogue, model);
    report += "\n### MasakhaNEWS, English, test\n\n";
    report += &classes(&masakhanews(data, "data_eng_test.tsv")?, "masakhanews", &catalogue, model);
    report += &about_nothing(data, model)?;
    println!("{report}");
    evaluation::put("cargo xtask eval subjects --data DATA", "Subjects", &report)
}

/// The hand-labelled articles of the bulk news for a purpose, with their subjects.
fn articles(
    data: &Path,
    catalogue: &Catalogue,
    purpose: Purpose,
) -> Result<(Vec<Vec<usize>>, Vec<bulk::Story>)> {
    let judged = judged(catalogue)?;
    let (mut subjects, mut stories) = (Vec::new(), Vec::new());
    bulk::each_story(data, |story| {
        if let Some(known) = judged.get(&story.id).filter(|known| known.purpose == purpose) {
            subjects.push(known.subjects.clone());
            stories.push(story);
        }
    })?;
    Ok((subjects, stories))
}

/// The share of each subject in an article, as `analyze` finds it.
fn shares(title: &str, text: &str, model: &Model) -> Vec<f32> {
    topic::subject::shares(&scores(title, text, model), model.subjects())
}

/// The scores of an article.
fn scores(title: &str, text: &str, model: &Model) -> topic::subject::Scores {
    let subjects = model.subjects();
    let known = |first, second| subjects.feature(topic::subject::hash_of(first, second));
    let vector = topic::subject::Vector::new(&Read::new(title, text, model).occurrences(known));
    topic::subject::Scores::of(&vector, subjects)
}

/// Precision, recall and F1 of what is shown for each subject of the first level, and how far the shares can be trusted.
pub(crate) fn table(answers: &[Answer], catalogue: &Catalogue) -> String {
    let mut table =
        String::from("| subject | precision | recall | F1 | articles |\n|---|---:|---:|---:|---:|\n");
    let (mut all, mut f1s, mut reliability) = (Counts::default(), 0.0, Reliability::default());
    let row = |table: &mut String, name: &str, counts: Counts| {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let articles = counts.right + counts.missed;
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {name} | {precision:.1} | {recall:.1} | {f1:.1} | {articles} |");
    };
    for (subject, name) in catalogue.names.iter().enumerate() {
        let mut counts = Counts::default();
        for answer in answers {
            let (share, is_right) = (answer.shares[subject], answer.right.contains(&subject));
            let is_shown = share >= topic::subject::SHOWN;
            counts.right += usize::from(is_shown && is_right);
            counts.spurious += usize::from(is_shown && !is_right);
            counts.missed += usize::from(!is_shown && is_right);
            reliability.add(f64::from(share), is_right);
        }
        row(&mut table, name, counts);
        all += counts;
        f1s += counts.f1();
    }
    row(&mut table, "all together", all);
    let macro_f1 = f1s / catalogue.names.len() as f64;
    let _ = writeln!(
        table,
        "\nMacro-F1 {macro_f1:.1}. Expected calibration error {:.3}:\n\n{}",
        reliability.error(),
        reliability.markdown()
    );
    table
}

/// The share of `texts` for which the class of the first subject that is shown is right, the share for which that of the largest score
/// is, and what was taken for what.
fn classes(texts: &[Labelled], set: &str, catalogue: &Catalogue, model: &Model) -> String {
    let labels: Vec<&str> = {
        let mut labels: Vec<&str> = texts.iter().map(|text| text.label.as_str()).collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    };
    let mapped: Vec<Vec<usize>> = labels.iter().map(|label| catalogue.leading(set, label)).collect();
    // What no other class has is of the class that stands for the rest of the world.
    let label_with = |is_it: &dyn Fn(&Vec<usize>) -> bool| mapped.iter().position(is_it).map(|at| labels[at]);
    let rest = label_with(&|subjects| subjects.is_empty());
    let class_of = |subject: usize| label_with(&|subjects| subjects.contains(&subject)).or(rest);
    let answers: Vec<&str> = texts
        .par_iter()
        .map(|text| {
            let title = Some(text.title.as_str()).filter(|title| !title.is_empty());
            let topics = analyze(&Article { title, ..Article::new(&text.text) }, model).topics;
            let mut shown = topics.iter().filter_map(|topic| catalogue.with_label(topic.path.first()?));
            shown.find_map(class_of).unwrap_or(NONE)
        })
        .collect();
    let forced = texts.par_iter().filter(|text| {
        let leads = scores(&text.title, &text.text, model).leads;
        let of_class = |subject: usize| class_of(subject).map(|class| (leads[subject], class));
        let largest = (0..catalogue.names.len()).filter_map(of_class).max_by(|a, b| a.0.total_cmp(&b.0));
        largest.is_some_and(|(_, class)| class == text.label)
    });
    let forced = forced.count();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (text, answer) in texts.iter().zip(&answers) {
        *counts.entry((&text.label, answer)).or_default() += 1;
    }
    let count = |label, answer| counts.get(&(label, answer)).copied().unwrap_or_default();
    let right: usize = labels.iter().map(|&label| count(label, label)).sum();
    let percent = |count: usize| 100.0 * count as f64 / texts.len() as f64;
    let mut table = format!(
        "{:.1} % of {} texts as shown; {:.1} % by the largest score, shown or not.\n\n| |",
        percent(right),
        texts.len(),
        percent(forced)
    );
    let columns: Vec<&str> = labels.iter().copied().chain([NONE]).collect();
    for column in &columns {
        let _ = write!(table, " {column} |");
    }
    let _ = write!(table, "\n|---|{}\n", "---:|".repeat(columns.len()));
    for &label in &labels {
        let _ = write!(table, "| {label} |");
        for &answer in &columns {
            let _ = write!(table, " {} |", count(label, answer));
        }
        table.push('\n');
    }
    table
}

/// For how many passages about nothing in particular, of texts that nothing was learnt from, no subject is shown.
fn about_nothing(data: &Path, model: &Model) -> Result<String> {
    let passages = passages::about_nothing(data)?;
    let held: Vec<&String> =
        passages.iter().filter(|(number, _)| is_held_out(*number)).map(|(_, text)| text).collect();
    let silent = held.par_iter().filter(|text| analyze(&Article::new(text), model).topics.is_empty()).count();
    Ok(format!(
        "\n### About nothing in particular\n\nNo subject is shown for {silent} of {} passages of conversation, fiction and video diaries.\n",
        held.len()
    ))
}

/// Prints the articles for tuning whose subjects are not as they were labelled.
fn wrong(data: &Path, model: &Model, catalogue: &Catalogue) -> Result<()> {
    let (subjects, stories) = articles(data, catalogue, Purpose::Tuning)?;
    for (story, right) in stories.iter().zip(subjects) {
        let analysis = analyze(&Article { title: Some(&story.title), ..Article::new(&story.text) }, model);
        let given: Vec<String> = analysis
            .topics
            .iter()
            .filter(|topic| topic.path.len() == 1)
            .map(|topic| format!("{} {:.2}", topic.label, topic.score))
            .collect();
        let right: Vec<&str> =
            right.iter().map(|&subject| catalogue.subjects[subject].label.as_str()).collect();
        println!("{}\n    given: {}\n    right: {}", story.title, given.join(", "), right.join(", "));
    }
    Ok(())
}

/// Prints the subjects of `articles` stories of the bulk news, spread evenly, with their best sentences.
pub(crate) fn sample(data: &Path, model: &Model, articles: usize) -> Result<()> {
    let mut stories = Vec::new();
    bulk::each_story(data, |story| stories.push(story))?;
    let step = (stories.len() / articles.max(1)).max(1);
    for story in stories.iter().skip(step / 2).step_by(step) {
        let analysis = analyze(&Article { title: Some(&story.title), ..Article::new(&story.text) }, model);
        println!("{}", story.title);
        let units: Vec<u16> = story.text.encode_utf16().collect();
        for topic in &analysis.topics {
            let words = topic
                .evidence
                .first()
                .map(|range| String::from_utf16_lossy(&units[range.start as usize..range.end as usize]));
            println!(
                "    {:.2} {}: {}",
                topic.score,
                topic.path.join(" > "),
                words.unwrap_or_default().trim()
            );
        }
    }
    Ok(())
}
