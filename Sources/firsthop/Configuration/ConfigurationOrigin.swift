// SPDX-License-Identifier: Apache-2.0

/// Where the value of a setting comes from, the strongest first.
enum ConfigurationOrigin: Hashable {
    case flag(String)
    case variable(String)
    case file(String)
    case standard
}

extension ConfigurationOrigin: CustomStringConvertible {
    var description: String {
        switch self {
        case .flag(let name): "flag --\(name)"
        case .variable(let name): "variable \(name)"
        case .file(let path): "file \(path)"
        case .standard: "default"
        }
    }
}
