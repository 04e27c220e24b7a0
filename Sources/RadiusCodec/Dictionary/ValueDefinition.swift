// SPDX-License-Identifier: Apache-2.0

/// A number that has a name in the value of one attribute.
struct ValueDefinition: Sendable {
    /// The index of the attribute's definition.
    let definition: UInt16
    let number: UInt32
    /// The index of the name among the dictionary's names of values.
    let name: UInt16
}
