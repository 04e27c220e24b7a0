// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where this package lies on disk, found from the path this file was compiled from: tests work from any directory.
public enum PackageFiles {
    /// The folder that holds `Package.swift`.
    public static let root: String = {
        // Sources/TestKit/Vectors/PackageFiles.swift: four steps up.
        var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.path
    }()

    /// The folder of the test vectors, one subfolder a topic.
    public static let vectors = root + "/Tests/Vectors"
}
