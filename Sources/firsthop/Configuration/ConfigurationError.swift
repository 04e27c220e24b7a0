// SPDX-License-Identifier: Apache-2.0

/// Why the configuration was refused. Nothing was done yet when it is.
struct ConfigurationError: Error, Equatable {
    enum Reason: Equatable {
        case unknownKey(String, file: String, nearest: String?)
        case unknownVariable(String, nearest: String?)
        case unreadableFile(String, detail: String)
        /// The value is not of its key's form; `rule` says what would be.
        case value(ConfigurationKey, text: String, origin: ConfigurationOrigin, rule: String)
        /// A list where one value belongs, or one value where a list belongs.
        case shape(ConfigurationKey, origin: ConfigurationOrigin)
    }

    let reason: Reason

    init(_ reason: Reason) {
        self.reason = reason
    }
}

extension ConfigurationError: CustomStringConvertible {
    var description: String {
        switch reason {
        case .unknownKey(let key, let file, let nearest):
            "reading \(file): there is no key \"\(key)\"; \(Self.suggestion(nearest, command: "firsthop configuration"))"
        case .unknownVariable(let name, let nearest):
            "reading the environment: there is no setting for \(name); "
                + Self.suggestion(nearest, command: "firsthop configuration")
        case .unreadableFile(let path, let detail):
            "reading the configuration file \(path): \(detail)"
        case .value(let key, let text, let origin, let rule):
            "reading \(key.rawValue) (\(origin)): \(key.facts.isSecret ? "the value" : "\"\(text)\"") \(rule); "
                + "an example is \(key.facts.example)"
        case .shape(let key, let origin):
            "reading \(key.rawValue) (\(origin)): "
                + (key.facts.isList ? "a list is needed, one value a line behind a dash" : "one value is needed")
                + "; an example is \(key.facts.example)"
        }
    }

    private static func suggestion(_ nearest: String?, command: String) -> String {
        nearest.map { "did you mean \($0)?" } ?? "\(command) shows all that there are"
    }
}
