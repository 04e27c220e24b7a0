// SPDX-License-Identifier: Apache-2.0

/// What the manual says about one key, and what its values look like.
struct ConfigurationFacts {
    /// The form of a value; `Settings` parses each.
    enum Form: String {
        case path
        case database = "path or PostgreSQL connection"
        case addresses = "list of address:port"
        case prefixes = "list of prefixes"
        case lines = "list of lines"
        case host = "host name"
        case word
        case link = "https address"
        case duration
        case size
        case count
        case level = "log level"
        case format = "text or json"
        case records = "automatic, journal or inbox"
    }

    let form: Form
    /// The texts that hold when nobody says otherwise; empty when the default depends on other keys.
    let standard: [String]
    /// The default in words, where it depends on other keys.
    let standardInWords: String?
    let example: String
    let explanation: String
    /// Whether the value may carry a password and is never shown.
    let isSecret: Bool

    init(
        _ form: Form, standard: [String] = [], inWords standardInWords: String? = nil, example: String,
        isSecret: Bool = false, _ explanation: String
    ) {
        self.form = form
        self.standard = standard
        self.standardInWords = standardInWords
        self.example = example
        self.explanation = explanation
        self.isSecret = isSecret
    }

    /// Whether the file holds a YAML list and a flag may be repeated.
    var isList: Bool {
        switch form {
        case .addresses, .prefixes, .lines: true
        case .path, .database, .host, .word, .link, .duration, .size, .count, .level, .format, .records: false
        }
    }
}
