// SPDX-License-Identifier: Apache-2.0

/// Why a key file was refused or could not be written. Never carries key material.
public struct KeyFileError: Error, Equatable, Sendable {
    /// What is wrong with the file.
    public enum Reason: Equatable, Sendable {
        case missing
        case alreadyExists
        /// The path is a symbolic link: whoever can change the link could exchange the keys.
        case symbolicLink
        /// A folder, a device or a pipe.
        case notRegularFile
        /// Permission bits that let the group or others in, for example 0o644.
        case open(permissions: UInt32)
        /// Owned by another user than the one who runs the program.
        case foreignOwner(user: UInt32, runningAs: UInt32)
        case tooLarge(byteCount: Int)
        case text(KeyTextError)
        case notUTF8
        /// A system call failed; its name and errno.
        case system(call: String, errno: Int32)
    }

    public let path: String
    public let reason: Reason
}

extension KeyFileError: CustomStringConvertible {
    public var description: String { "key file \(path): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .missing:
            "it does not exist; name the right file, or start with an empty data directory to have one made"
        case .alreadyExists:
            "it exists already and is never overwritten"
        case .symbolicLink:
            "it is a symbolic link; name the file itself"
        case .notRegularFile:
            "it is not a regular file"
        case .open(let permissions):
            "its permissions 0\(String(permissions, radix: 8)) let others than its owner in; run chmod 600 on it and, "
                + "if anybody may have read it, rotate the key"
        case .foreignOwner(let user, let runningAs):
            "it belongs to user \(user), but the program runs as user \(runningAs); run the program as the owner, or chown it"
        case .tooLarge(let byteCount):
            "\(byteCount) bytes are more than a key file has (\(MasterKeyFile.maximumByteCount)); name the right file"
        case .text(let error):
            error.description
        case .notUTF8:
            "it is not text; name the right file"
        case .system(let call, let errno):
            "\(call) failed: \(SystemCall.message(errno))"
        }
    }
}
