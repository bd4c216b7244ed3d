//! The boundary: the only file that knows JavaScript.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::{
    Article, Model, analyze,
    text::encoding::{self, DecodeError, Encoding, MAX_FILE_BYTES},
    wire::SCHEMA,
};

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
        let model = Model::embedded_version()?.to_owned();
        to_js(&Version { package: env!("CARGO_PKG_VERSION"), model, schema: SCHEMA })
    }
}

/// The text of a file.
#[derive(Serialize, Tsify)]
struct Decoded {
    /// The text, without a byte order mark.
    text: String,
    /// How it was encoded, as the WHATWG Encoding Standard calls it.
    encoding: String,
}

/// Reads the bytes of a text file: UTF-8, UTF-16, windows-1252, or what an HTML or XML file says it is in.
///
/// # Errors
/// An `Error` with a message for people where the file is no text or larger than 20 MB.
#[wasm_bindgen(unchecked_return_type = "Decoded")]
#[expect(unreachable_pub, reason = "what is exported to JavaScript has to be public")]
pub fn decode(bytes: &Uint8Array) -> Result<JsValue, JsError> {
    // Asked before the bytes are copied into the memory of the module, which never shrinks.
    if bytes.length() as usize > MAX_FILE_BYTES {
        return Err(DecodeError::TooLarge.into());
    }
    let bytes = bytes.to_vec();
    let (text, encoding) = encoding::decode(&bytes)?;
    if encoding == Encoding::Windows1252
        && let Some(declared) = encoding::declared(&bytes).and_then(|label| decode_as(label, &bytes))
    {
        return to_js(&declared);
    }
    to_js(&Decoded { text, encoding: encoding.name().to_owned() })
}

/// The text of `bytes` in the encoding of this label, by the tables that the browser has for all of them; none where
/// it knows no such label.
fn decode_as(label: &str, bytes: &[u8]) -> Option<Decoded> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    // Bytes that are no UTF-8 are not made so by saying it, and windows-1252 is read alike everywhere by our own table.
    if matches!(decoder.encoding().as_str(), "utf-8" | "windows-1252") {
        return None;
    }
    let text = decoder.decode_with_u8_array(bytes).ok()?;
    Some(Decoded { text, encoding: decoder.encoding() })
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(Into::into)
}
