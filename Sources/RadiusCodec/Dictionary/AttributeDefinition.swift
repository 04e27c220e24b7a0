// SPDX-License-Identifier: Apache-2.0

/// What a dictionary says of one attribute, but for its names, which ``RadiusDictionary`` has.
///
/// Small and without references: handing it around costs nothing.
public struct AttributeDefinition: Sendable, Hashable {
    /// Which attribute this is.
    public let key: AttributeKey
    /// How its value is read.
    public let type: AttributeType
    /// How its value is hidden.
    public let hiding: ValueHiding
    /// Whether an octet that groups attributes stands before the value (RFC 2868 section 3).
    public let isTagged: Bool
    /// Whether several such attributes in a packet are the pieces of one value, in their order.
    public let isConcatenated: Bool
    /// The only allowed number of octets, before hiding; nil when any number fits, or the type says it.
    public let length: UInt8?
    /// The place of the definition, and of its name, in the dictionary that it comes from.
    let index: UInt16
}
