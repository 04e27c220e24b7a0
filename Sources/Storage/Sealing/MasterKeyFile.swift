// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The file outside the database that holds the master keys: readable by its owner alone, never overwritten in place.
public enum MasterKeyFile {
    /// A full ring has about five kilobytes; anything larger is another file.
    static let maximumByteCount = 65_536

    private static let permissions: mode_t = 0o600

    /// Reads the keys, after checking on the opened file that nobody else can.
    public static func load(at path: String) throws(KeyFileError) -> KeyRing {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, opening: errno) }
        defer { close(descriptor) }
        try check(descriptor, path: path)
        let bytes = try read(descriptor, path: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw KeyFileError(path: path, reason: .notUTF8)
        }
        do {
            return try KeyRing(parsing: text)
        } catch {
            throw KeyFileError(path: path, reason: .text(error))
        }
    }

    /// Writes a new key file; fails when anything of that name exists.
    public static func create(at path: String, holding ring: KeyRing) throws(KeyFileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
        guard descriptor >= 0 else {
            throw KeyFileError(
                path: path, reason: errno == EEXIST ? .alreadyExists : .system(call: "open", errno: errno))
        }
        defer { close(descriptor) }
        do throws(KeyFileError) {
            // The mode given to open is narrowed by the umask; a key that its owner cannot read would be lost.
            guard fchmod(descriptor, permissions) == 0 else { throw system("fchmod", path) }
            try write(ring.text, to: descriptor, path: path)
            guard fsync(descriptor) == 0 else { throw system("fsync", path) }
        } catch {
            unlink(path)
            throw error
        }
        try syncFolder(of: path)
    }

    /// Puts another ring in the place of the file in one step: a crash leaves the old file or the new one.
    public static func replace(at path: String, with ring: KeyRing) throws(KeyFileError) {
        _ = try load(at: path)
        let beside = path + ".new"
        if unlink(beside) != 0 && errno != ENOENT { throw system("unlink", beside) }
        try create(at: beside, holding: ring)
        guard rename(beside, path) == 0 else { throw system("rename", path) }
        try syncFolder(of: path)
    }

    private static func check(_ descriptor: Int32, path: String) throws(KeyFileError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw system("fstat", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw KeyFileError(path: path, reason: .notRegularFile) }
        let permissions = status.st_mode & 0o7777
        guard permissions & 0o077 == 0 else {
            throw KeyFileError(path: path, reason: .open(permissions: permissions))
        }
        let user = geteuid()
        guard status.st_uid == user else {
            throw KeyFileError(path: path, reason: .foreignOwner(user: status.st_uid, runningAs: user))
        }
        guard status.st_size <= maximumByteCount else {
            throw KeyFileError(path: path, reason: .tooLarge(byteCount: status.st_size))
        }
    }

    private static func read(_ descriptor: Int32, path: String) throws(KeyFileError) -> [UInt8] {
        // One byte more than allowed shows a file that grew after it was measured.
        var bytes = [UInt8](repeating: 0, count: maximumByteCount + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                return SystemCall.retrying { Glibc.read(descriptor, rest.baseAddress, rest.count) }
            }
            if count < 0 { throw system("read", path) }
            if count == 0 { break }
            filled += count
        }
        guard filled <= maximumByteCount else { throw KeyFileError(path: path, reason: .tooLarge(byteCount: filled)) }
        return Array(bytes[..<filled])
    }

    private static func write(_ text: String, to descriptor: Int32, path: String) throws(KeyFileError) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return SystemCall.retrying { Glibc.write(descriptor, rest.baseAddress, rest.count) }
            }
            guard count > 0 else { throw system("write", path) }
            written += count
        }
    }

    /// A new name is durable only when its folder is.
    private static func syncFolder(of path: String) throws(KeyFileError) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw system("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw system("fsync", folder) }
    }

    private static func system(_ call: String, _ path: String) -> KeyFileError {
        KeyFileError(path: path, reason: .system(call: call, errno: errno))
    }

    private static func failure(_ path: String, opening code: Int32) -> KeyFileError {
        let reason: KeyFileError.Reason =
            switch code {
            case ENOENT: .missing
            case ELOOP: .symbolicLink
            default: .system(call: "open", errno: code)
            }
        return KeyFileError(path: path, reason: reason)
    }
}
