// SPDX-License-Identifier: Apache-2.0

/// Octets or seconds in a document: a number, or a text with a unit: `10 GB`, `90 min`.
struct AmountField: Decodable {
    let amount: Int64

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int64.self) {
            amount = number
            return
        }
        let text = try value.decode(String.self)
        guard let amount = AmountText.parse(text) else {
            throw DecodingError.dataCorruptedError(
                in: value,
                debugDescription:
                    "“\(text)” is no amount; write a number, with one of \(AmountText.unitNames) behind it if "
                    + "you like")
        }
        self.amount = amount
    }
}
