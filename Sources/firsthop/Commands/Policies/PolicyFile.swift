// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import Operations
import ProviderValues
import Yams

/// A fair-use policy in a file: YAML, or JSON, which is a part of it.
enum PolicyFile {
    /// A policy is a page or two of text.
    private static let largest = 1 << 20

    /// Reads a policy and checks it and the name of its zone.
    static func read(_ path: String) throws -> FairUseDocument {
        try readWithSource(path).document
    }

    /// The same with the text as it is.
    static func readWithSource(_ path: String) throws -> (document: FairUseDocument, source: String) {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(
                .notFound, "cannot read the policy in \(path)", advice: "check the name and the file's permissions")
        }
        guard bytes.count <= largest else {
            throw Refusal(
                .malformed, "\(path) has \(bytes.count) bytes, far more than a policy", advice: "name another file")
        }
        let document = try decode(bytes, path)
        do {
            if let zone = document.zone { _ = try ZoneDatabase().rules(named: zone) }
            try document.policy.check()
            try document.cap?.check()
        } catch {
            throw Refusal(.malformed, "\(path): \(error)", advice: "correct the file")
        }
        return (document, String(decoding: bytes, as: UTF8.self))
    }

    private static func decode(_ bytes: Data, _ path: String) throws -> FairUseDocument {
        do {
            return try YAMLDecoder().decode(FairUseDocument.self, from: bytes)
        } catch {
            throw Refusal(.malformed, "\(path) is no fair-use policy: \(reason(error))", advice: "correct the file")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let (context, what): (DecodingError.Context, String)
        switch error as? DecodingError {
        case .keyNotFound(let key, let inner): (context, what) = (inner, "“\(key.stringValue)” is missing")
        case .typeMismatch(_, let inner): (context, what) = (inner, inner.debugDescription)
        case .valueNotFound(_, let inner): (context, what) = (inner, "a value is missing")
        case .dataCorrupted(let inner): (context, what) = (inner, inner.debugDescription)
        case nil: return "\(error)"
        @unknown default: return "\(error)"
        }
        if let syntax = context.underlyingError { return "\(syntax)" }
        let place = context.codingPath.map { $0.intValue.map { "[\($0 + 1)]" } ?? ".\($0.stringValue)" }.joined()
        return place.isEmpty ? what : "at \(place.drop { $0 == "." }): \(what)"
    }
}
