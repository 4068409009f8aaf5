//! The tool reads children's results and works offline: nothing that speaks to a network is linked into it.

use crate::city::root;

#[test]
fn no_network_client_is_among_the_dependencies() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    for name in
        ["reqwest", "hyper", "ureq", "curl", "isahc", "rustls", "native-tls", "openssl", "object_store", "h2", "quinn"]
    {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is a network client");
    }
}
