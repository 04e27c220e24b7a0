// SPDX-License-Identifier: Apache-2.0

/// The control message that says where a message is cut into datagrams: after every so many octets (`UDP_SEGMENT`, udp(7),
/// Linux 4.18 and later).
enum SegmentSize {
    /// Room for the message: a `cmsghdr` (16 bytes on 64-bit Linux) and a number of 16 bits, rounded up for alignment.
    static let stride = 24

    /// Writes the message and returns how many bytes of `control` it takes.
    static func write(_ octets: UInt16, to control: UnsafeMutableRawPointer) -> Int {
        control.storeBytes(of: 18, as: Int.self)
        control.storeBytes(of: udp, toByteOffset: 8, as: Int32.self)
        control.storeBytes(of: segment, toByteOffset: 12, as: Int32.self)
        control.storeBytes(of: octets, toByteOffset: 16, as: UInt16.self)
        return stride
    }

    // Linux's numbers (linux/udp.h), which the C library's headers hide behind macros.
    private static let udp: Int32 = 17
    private static let segment: Int32 = 103
}
