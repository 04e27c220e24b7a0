// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Reads one row field by field and collects everything that is wrong with it.
struct PlanRowReader {
    private let row: PlanRow
    private(set) var problems: [PlanRowProblem] = []

    init(_ row: PlanRow) { self.row = row }

    /// The node in the row, without its parent; nil when there are problems.
    mutating func node(id: PlanNodeID, routers: [String: NASID]) -> PlanNode? {
        let kind = required(.kind) { PlanNodeKind(rawValue: $0) }
        let prefix = prefix(in: .prefix)
        let name = required(.name) { $0 }
        let nas = router(among: routers)
        let growthReserve = number(.growthReserve) ?? 0
        let placement = word(.placement) ?? PlacementPolicy.nextFree
        let discardRoute = yesOrNo(.discardRoute)
        guard let kind, let prefix, let name, let role = role(kind, prefix), problems.isEmpty else { return nil }
        return PlanNode(
            id: id, parent: nil, prefix: prefix, name: name, role: role, nas: nas, growthReserve: growthReserve,
            placement: placement, discardRoute: discardRoute, note: row[.note])
    }

    /// The prefix in a column; nil when the field is empty (which is a problem for ``PlanColumn/prefix``) or wrong.
    mutating func prefix(in column: PlanColumn) -> IPPrefix? {
        let text = row[column]
        if text.isEmpty, column != .prefix { return nil }
        do throws(AddressSyntaxError) {
            return try IPPrefix(parsing: text)
        } catch {
            problems.append(PlanRowProblem(row, column, error.description))
            return nil
        }
    }

    private mutating func role(_ kind: PlanNodeKind, _ prefix: IPPrefix) -> PlanNodeRole? {
        if kind != .pool {
            for column in PlanColumn.allCases where column.isOfPools && !row[column].isEmpty {
                problems.append(PlanRowProblem(row, column, "only pools have this; leave it empty for a \(kind.word)"))
            }
        }
        switch kind {
        case .block: return .block
        case .site: return .site
        case .nas: return .nas
        case .pool: return .pool(terms(of: prefix))
        }
    }

    private mutating func terms(of prefix: IPPrefix) -> PoolTerms {
        let kind = word(.poolKind) ?? PoolKind.active
        let delegatedLength = number(.delegatedLength) ?? kind.usualDelegatedLength(in: prefix.family)
        let usual = PoolTerms.usualReservedSlots(in: prefix, delegatedLength: delegatedLength)
        return PoolTerms(
            kind: kind,
            delegatedLength: delegatedLength,
            order: word(.order) ?? .nextFree,
            reservedLow: number(.reservedLow) ?? usual.low,
            reservedHigh: number(.reservedHigh) ?? usual.high,
            keepDays: number(.keepDays) ?? PoolTerms.usualKeepDays,
            excludedLength: number(.excludedLength))
    }

    private mutating func router(among routers: [String: NASID]) -> NASID? {
        let name = row[.nas]
        guard !name.isEmpty else { return nil }
        if let id = routers[name] { return id }
        problems.append(PlanRowProblem(row, .nas, "there is no NAS “\(name)”; add it first, or leave the field empty"))
        return nil
    }

    private mutating func required<Value>(_ column: PlanColumn, _ read: (String) -> Value?) -> Value? {
        if row[column].isEmpty {
            problems.append(PlanRowProblem(row, column, "the field is empty; fill it in"))
            return nil
        }
        if let value = read(row[column]) { return value }
        problems.append(PlanRowProblem(row, column, "“\(row[column])” is not one of \(choices(PlanNodeKind.self))"))
        return nil
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ column: PlanColumn) -> Word? {
        guard !row[column].isEmpty else { return nil }
        if let value = Word(rawValue: row[column]) { return value }
        problems.append(PlanRowProblem(row, column, "“\(row[column])” is not one of \(choices(Word.self))"))
        return nil
    }

    private mutating func number(_ column: PlanColumn) -> Int? {
        guard !row[column].isEmpty else { return nil }
        if let value = Int(row[column]), value >= 0 { return value }
        problems.append(PlanRowProblem(row, column, "“\(row[column])” is not a number; write digits only"))
        return nil
    }

    private mutating func yesOrNo(_ column: PlanColumn) -> Bool {
        switch row[column] {
        case "yes", "true", "1": return true
        case "no", "false", "0", "": return false
        default:
            problems.append(PlanRowProblem(row, column, "“\(row[column])” is neither yes nor no"))
            return false
        }
    }

    private func choices<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
