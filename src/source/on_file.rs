//! Who is told of each file as it is read.

use std::fmt;
use std::sync::Arc;

type Told = dyn Fn(&str) + Send + Sync;

/// What is done with the name of each file before it is read; from any thread.
#[derive(Clone, Default)]
pub struct OnFile(Option<Arc<Told>>);

impl OnFile {
    /// This is done.
    pub fn new(told: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(told)))
    }

    pub(super) fn tell(&self, name: &str) {
        if let Some(told) = &self.0 {
            told(name);
        }
    }
}

impl fmt::Debug for OnFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OnFile({})", self.0.is_some())
    }
}
