//! The boundary: the only file that knows JavaScript.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::{Article, Model, analyze, wire::SCHEMA};

/// What there is to read.
#[derive(Deserialize, Tsify)]
struct ArticleInput {
    /// The text; the offsets of the analysis count into it.
    text: String,
    /// The title, where it is known and does not stand in the text.
    #[tsify(optional)]
    title: Option<String>,
    /// The day of publication as YYYY-MM-DD, where it is known.
    #[tsify(optional)]
    published: Option<String>,
    /// Where the article was found; never fetched.
    #[tsify(optional)]
    url: Option<String>,
}

/// What this package is.
#[derive(Serialize, Tsify)]
struct Version {
    /// The version of the package.
    package: &'static str,
    /// The version of the model.
    model: String,
    /// The version of the contract.
    #[tsify(type = "1")]
    schema: u32,
}

/// Reads articles.
#[wasm_bindgen]
pub struct Analyzer {
    model: Model,
}

#[wasm_bindgen]
impl Analyzer {
    /// Loads the model that the package carries.
    ///
    /// # Errors
    /// An `Error` where the package is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Analyzer, JsError> {
        Ok(Self { model: Model::embedded()? })
    }

    /// Reads one article. Any text gives an analysis.
    ///
    /// # Errors
    /// A `TypeError`-like `Error` where `article` is no object with a `text`.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArticleInput")] article: JsValue,
    ) -> Result<JsValue, JsError> {
        let input: ArticleInput = serde_wasm_bindgen::from_value(article)
            .map_err(|error| JsError::new(&format!("analyze takes {{ text: string, … }}: {error}")))?;
        let article = Article {
            text: &input.text,
            title: input.title.as_deref(),
            published: input.published.as_deref(),
            url: input.url.as_deref(),
        };
        to_js(&analyze(&article, &self.model))
    }

    /// The versions of the package, of the model and of the contract.
    ///
    /// # Errors
    /// An `Error` where the package is damaged.
    #[wasm_bindgen(unchecked_return_type = "Version")]
    pub fn version() -> Result<JsValue, JsError> {
        let model = Model::embedded()?.version().to_owned();
        to_js(&Version { package: env!("CARGO_PKG_VERSION"), model, schema: SCHEMA })
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(Into::into)
}
