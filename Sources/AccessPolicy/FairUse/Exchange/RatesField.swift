// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Rates in a document: `{"down": 5000000, "up": 5000000}`, or read from `5M/5M`.
struct RatesField: Codable {
    let rates: Rates

    private enum Key: String, CodingKey, CaseIterable {
        case down, up
    }

    init(_ rates: Rates) {
        self.rates = rates
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            do {
                rates = try Rates(parsing: text)
            } catch {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
            }
            return
        }
        let fields = try StrictFields<Key>(decoder)
        rates = Rates(down: try fields.value(.down), up: try fields.value(.up))
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(rates.down, forKey: .down)
        try fields.encode(rates.up, forKey: .up)
    }
}
