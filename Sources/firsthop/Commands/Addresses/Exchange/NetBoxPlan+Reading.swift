// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Foundation
import NetworkValues

extension NetBoxPlan {
    /// The rows of what NetBox answered: a page of results, or a list of prefixes alone. A row's line is the number of
    /// its result, counted from 1.
    ///
    /// Of a prefix that never was ours the kind is inferred: pools are pools; of the others those that nothing else
    /// contains are blocks, and the rest sites.
    static func rows(in bytes: [UInt8]) throws(PlanFileError) -> [PlanRow] {
        let page = try page(in: bytes)
        if page.next != nil {
            throw PlanFileError(
                "this is one page of several (\(page.results.count) of \(page.count ?? 0) prefixes); "
                    + "ask NetBox for all at once with ?limit=0")
        }
        let outermost = Outermost(page.results.compactMap { try? IPPrefix(parsing: $0.prefix) })
        return page.results.enumerated().map { index, prefix in
            PlanRow(line: index + 1, fields: fields(of: prefix, outermost))
        }
    }

    private static func page(in bytes: [UInt8]) throws(PlanFileError) -> NetBoxPage {
        let decoder = JSONDecoder()
        do {
            // A list begins with a bracket; only so the error is about what was meant.
            let isList = bytes.first { !" \n\r\t".utf8.contains($0) } == UInt8(ascii: "[")
            if isList {
                let list = try decoder.decode([NetBoxPrefix].self, from: Data(bytes))
                return NetBoxPage(count: list.count, next: nil, results: list)
            }
            return try decoder.decode(NetBoxPage.self, from: Data(bytes))
        } catch {
            throw PlanFileError("this is not what NetBox answers for prefixes: \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let (context, what): (DecodingError.Context, String) =
            switch error as? DecodingError {
            case .keyNotFound(let key, let context): (context, "“\(key.stringValue)” is missing")
            case .typeMismatch(_, let context): (context, "a value of another type is expected")
            case .valueNotFound(_, let context): (context, "a value is missing")
            case .dataCorrupted(let context): (context, "this is not JSON")
            case nil: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
            }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        return path.isEmpty ? what : "\(what) at \(path.drop { $0 == "." })"
    }

    private static func fields(of prefix: NetBoxPrefix, _ outermost: Outermost) -> [PlanColumn: String] {
        var fields: [PlanColumn: String] = [:]
        for column in customColumns { fields[column] = prefix.customFields?[fieldPrefix + column.rawValue]?.text ?? "" }
        fields[.prefix] = prefix.prefix
        fields[.note] = prefix.comments ?? ""
        let name = prefix.description ?? ""
        fields[.name] = name.isEmpty ? prefix.prefix : name
        if fields[.kind, default: ""].isEmpty {
            fields[.kind] = kind(of: prefix, outermost).rawValue
        }
        return fields
    }

    private static func kind(of prefix: NetBoxPrefix, _ outermost: Outermost) -> PlanNodeKind {
        if prefix.isPool ?? false { return .pool }
        guard let value = try? IPPrefix(parsing: prefix.prefix) else { return .site }
        return outermost.contains(value) ? .block : .site
    }
}

/// The prefixes of a list that no other one of it contains.
private struct Outermost {
    private let prefixes: Set<IPPrefix>

    init(_ all: [IPPrefix]) {
        var outermost: [IPPrefix] = []
        // In order, each prefix comes after the ones that contain it.
        for prefix in all.sorted() where outermost.last.map({ !$0.contains(prefix) }) ?? true {
            outermost.append(prefix)
        }
        prefixes = Set(outermost)
    }

    func contains(_ prefix: IPPrefix) -> Bool { prefixes.contains(prefix) }
}
