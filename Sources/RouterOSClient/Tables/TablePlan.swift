// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// What is to be written so that rows of ours become as they shall be; made without writing anything.
///
/// Removals come before additions: a row that is in the way of a new one may be one of ours.
struct TablePlan: Sendable, Equatable {
    private(set) var changes: [TableChange] = []
    /// What cannot be because a row that is not ours is in the way, or would keep in force what shall end.
    private(set) var conflicts: [OwnershipToken: String] = [:]

    /// Compares what a router has with what it shall have.
    ///
    /// - Parameters:
    ///   - rows: every row of the menu that bears one of the tokens or is about the same as a wanted one; others do no harm.
    ///   - scope: whose rows are spoken of; what bears such a token and is not wanted goes.
    ///   - keepsOthers: it stays all the same.
    init(
        _ rows: [ReplyRow], wanted: [WantedRow], scope: Set<OwnershipToken>, in table: RouterTable,
        keepsOthers: Bool = false
    ) {
        var own: [OwnershipToken: [ReplyRow]] = [:]
        var foreign: [ReplyRow] = []
        for row in rows {
            if let token = OwnershipToken(comment: row["comment"]), !row.isDynamic {
                if scope.contains(token) { own[token, default: []].append(row) }
            } else {
                foreign.append(row)
            }
        }
        var (removals, settings, additions): ([TableChange], [TableChange], [TableChange]) = ([], [], [])
        for row in wanted {
            let place = own[row.token]?.firstIndex { table.isSameThing($0, row) }
            if let place, let kept = own[row.token]?.remove(at: place) {
                let differences = table.differences(kept, row)
                if let id = kept.id, !differences.isEmpty { settings.append(.set(id, differences, row.token)) }
            } else if let other = foreign.first(where: { table.isSameThing($0, row) }) {
                note(row, takenBy: other, in: table)
            } else {
                additions.append(.add(row))
            }
        }
        for (token, rows) in keepsOthers ? [] : own.sorted(by: { $0.key.text.text < $1.key.text.text }) {
            removals += rows.compactMap(\.id).map { .remove($0, token) }
        }
        changes = removals + settings + additions
    }

    /// A row that is not ours and says all that is wanted does as well.
    private mutating func note(_ wanted: WantedRow, takenBy row: ReplyRow, in table: RouterTable) {
        let differences = table.differences(row, wanted)
        guard row.isDisabled || !differences.isEmpty else { return }
        let id = row.id.map { " \($0)" } ?? ""
        let what =
            row.isDisabled ? "is disabled" : "has another \(differences.map(\.name.text).joined(separator: ", "))"
        conflicts[wanted.token] =
            "row\(id) of \(table.path) is in the way: it is not ours and \(what); remove it there, or give it to us"
    }
}

extension ReplyRow {
    /// Whether the router's people have switched it off.
    var isDisabled: Bool { self["disabled"]?.flag ?? false }
}
