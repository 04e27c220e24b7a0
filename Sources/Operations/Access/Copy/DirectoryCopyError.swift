// SPDX-License-Identifier: Apache-2.0

import Storage

/// Why a sealed copy cannot be written or used.
public struct DirectoryCopyError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong with it, and what to do.
    public let reason: String

    public var description: String { "the sealed copy \(path): \(reason)" }
}

/// What is wrong with a copy, before its file is named.
enum DirectoryCopyFault: Error, Equatable {
    /// There is none.
    case missing
    /// It is no copy, or of a program with another form of it.
    case otherForm
    /// It ends in the middle, or something stands behind its end.
    case torn
    /// It was sealed under another key, or was changed.
    case foreign(String)
    /// Its content makes no sense to this program.
    case malformed(String)
    /// The operating system refuses.
    case system(doing: String, words: String)

    var reason: String {
        switch self {
        case .missing: "there is none; it is written once the database was loaded"
        case .otherForm: "it is none of this program's form; it is written anew once the database answers"
        case .torn: "it is incomplete; it is written anew once the database answers"
        case .foreign(let words):
            "it belongs to another provider or was changed (\(words)); remove it, or use the key file it was made with"
        case .malformed(let words):
            "its content is not understood (\(words)); it is written anew once the database answers"
        case .system(let doing, let words): "\(doing): \(words)"
        }
    }
}
