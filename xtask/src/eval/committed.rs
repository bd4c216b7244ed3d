//! The invented articles of tests/cases/article read from their plain text: floors that hold without any data set.

#[path = "../../../tests/common/linked.rs"]
#[allow(dead_code, reason = "each user takes a part")]
mod linked;

use nutgraf::{Article, Model, analyze, link, text, wire::Utf16Index};

use super::coreference::{Cluster, Coreference};

/// The least F1 that a change may leave: B³ and CEAFe. Some points below what was reached.
const FLOORS: [f64; 2] = [0.0, 0.0];

/// The entities of the marked names, which tests/link.rs compares with the expected ones, and those from the plain text, in
/// the numbers of the marks; a name of ours that is no marked one has a number behind those.
fn clusters(case: &linked::Case, model: &Model) -> [Vec<Cluster>; 2] {
    let document = text::read(&case.text);
    let (marked, entities) =
        link::link(&document, case.title.as_deref(), linked::mentions(&document, &case.marks));
    let gold = entities.iter().map(|entity| entity.mentions.iter().map(|&at| at as usize).collect());
    let gold = gold.collect();
    let index = Utf16Index::new(&case.text);
    let ends: Vec<(u32, u32)> = marked
        .iter()
        .map(|mention| (index.offset(mention.span.start()), index.offset(mention.span.end())))
        .collect();
    let article = Article { title: case.title.as_deref(), ..Article::new(&case.text) };
    let analysis = analyze(&article, model);
    let number = |position: u32| {
        let mention = &analysis.mentions[position as usize];
        let at = ends.partition_point(|&(_, end)| end <= mention.start);
        let is_marked = ends.get(at).is_some_and(|&(start, _)| start < mention.end);
        if is_marked { at } else { ends.len() + position as usize }
    };
    let ours = analysis.entities.iter().map(|entity| entity.mentions.iter().copied().map(number).collect());
    [gold, ours.collect()]
}

#[test]
fn entities_of_the_invented_articles_are_found() {
    let root = crate::root();
    let model = Model::from_bytes(&std::fs::read(root.join("model/en.nutgraf")).unwrap()).unwrap();
    let file = std::fs::read_to_string(root.join("tests/cases/article/news.txt")).unwrap();
    let mut scores = Coreference::default();
    for case in linked::cases(&file) {
        let [gold, ours] = clusters(&case, &model);
        scores.add(&gold, &ours);
    }
    for (score, floor) in [scores.b_cubed().f1, scores.ceaf().f1].into_iter().zip(FLOORS) {
        assert!(score >= floor, "an F1 of {score:.1} is below its floor of {floor:.1}");
    }
    println!("{:?} {:?}", scores.b_cubed(), scores.ceaf());
}
