// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
import ProviderValues

/// One node of a plan as a row of texts, for files.
public struct PlanRow: Hashable, Sendable {
    /// Where the row stands in its file, counted as the file's editor counts lines; for messages.
    public var line: Int

    /// The fields that are not empty.
    public var fields: [PlanColumn: String]

    /// A row with the given fields; empty ones are left out.
    public init(line: Int, fields: [PlanColumn: String]) {
        self.line = line
        self.fields = fields.filter { !$0.value.isEmpty }
    }

    /// The text in a column; empty when there is none.
    public subscript(column: PlanColumn) -> String { fields[column] ?? "" }

    /// The row of a node.
    ///
    /// - Parameters:
    ///   - parent: the parent's prefix; nil for a block.
    ///   - nas: the name of the node's own router; nil when it has none.
    public init(line: Int, node: PlanNode, parent: IPPrefix?, nas: String?) {
        var fields: [PlanColumn: String] = [
            .kind: node.role.kind.rawValue,
            .prefix: node.prefix.description,
            .parent: parent?.description ?? "",
            .name: node.name,
            .nas: nas ?? "",
            .growthReserve: node.growthReserve > 0 ? String(node.growthReserve) : "",
            .placement: node.placement.rawValue,
            .discardRoute: node.discardRoute ? "yes" : "no",
            .note: node.note,
        ]
        if let terms = node.poolTerms {
            fields[.poolKind] = terms.kind.rawValue
            fields[.delegatedLength] = String(terms.delegatedLength)
            fields[.order] = terms.order.rawValue
            fields[.reservedLow] = String(terms.reservedLow)
            fields[.reservedHigh] = String(terms.reservedHigh)
            fields[.keepDays] = String(terms.keepDays)
            fields[.excludedLength] = terms.excludedLength.map { String($0) } ?? ""
        }
        self.init(line: line, fields: fields)
    }
}
