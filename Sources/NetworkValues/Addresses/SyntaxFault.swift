// SPDX-License-Identifier: Apache-2.0

/// What the parsers throw among themselves: the rule and the place, without the text.
///
/// The text is copied into an ``AddressSyntaxError`` only at the public door, so that a parser that tries several
/// forms pays nothing for the attempts that fail.
struct SyntaxFault: Error {
    var reason: AddressSyntaxError.Reason
    /// Bytes before the place of the fault.
    var offset: Int

    init(_ reason: AddressSyntaxError.Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    func moved(by distance: Int) -> SyntaxFault {
        SyntaxFault(reason, at: offset + distance)
    }
}
