// SPDX-License-Identifier: Apache-2.0

/// Octets or seconds in a document: a number, or a number with a unit: `10 GB`, `90 min`.
struct AmountField: Decodable {
    let amount: Int64

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int64.self) {
            amount = number
            return
        }
        let text = try value.decode(String.self)
        guard let amount = Self.amount(text) else {
            let units = Self.units.map(\.name).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                in: value,
                debugDescription:
                    "“\(text)” is no amount; write a whole number, with one of \(units) behind it if you like"
            )
        }
        self.amount = amount
    }

    /// Decimal, as data is sold.
    private static let units: [(name: String, size: Int64)] = [
        ("B", 1), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("s", 1),
        ("min", 60), ("h", 3_600),
    ]

    private static func amount(_ text: String) -> Int64? {
        let parts = text.split(separator: " ")
        guard let number = parts.first.flatMap({ Int64($0) }) else { return nil }
        guard parts.count > 1 else { return number }
        guard parts.count == 2, let unit = units.first(where: { $0.name == parts[1] }) else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit.size)
        return overflow ? nil : product
    }
}
