// SPDX-License-Identifier: Apache-2.0

/// A page of NetBox's list of prefixes.
struct NetBoxPage: Decodable {
    let count: Int?
    /// Where the next page is; nil on the last.
    let next: String?
    let results: [NetBoxPrefix]
}

/// The part of a NetBox prefix that the plan has a place for.
struct NetBoxPrefix: Decodable {
    let prefix: String
    let description: String?
    let comments: String?
    let isPool: Bool?
    let customFields: [String: NetBoxField]?

    private enum CodingKeys: String, CodingKey {
        case prefix
        case description
        case comments
        case isPool = "is_pool"
        case customFields = "custom_fields"
    }
}

/// The value of a custom field, as the text that the plan reads.
struct NetBoxField: Decodable {
    /// Nil for an empty field, and for what is neither text, number nor truth value, which no field of ours is.
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            text = flag ? "yes" : "no"
        } else if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else {
            text = try? container.decode(String.self)
        }
    }
}
