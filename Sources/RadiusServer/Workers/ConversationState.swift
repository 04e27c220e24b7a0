// SPDX-License-Identifier: Apache-2.0

/// Whether a datagram continues a conversation: whether it carries State (RFC 2865 section 5.24).
///
/// Asked before anything of the datagram is known to be right, so every length is checked here; a malformed one continues
/// nothing.
enum ConversationState {
    static func isPresent(in datagram: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 20
        while offset + 1 < datagram.count {
            if datagram[offset] == AttributeNumber.state { return true }
            let length = Int(datagram[offset + 1])
            guard length >= 2 else { return false }
            offset += length
        }
        return false
    }
}
