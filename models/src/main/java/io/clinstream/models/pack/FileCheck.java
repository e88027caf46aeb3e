package io.clinstream.models.pack;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelManifest.PackagedFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules between a manifest and the files that lie beside it. */
final class FileCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final ModelManifest manifest;
    private final Map<String, byte[]> files;

    FileCheck(ModelManifest manifest, Map<String, byte[]> files) {
        this.manifest = manifest;
        this.files = files;
    }

    void run() {
        Set<String> named = new HashSet<>();
        for (int index = 0; index < manifest.files().size(); index++) {
            PackagedFile file = manifest.files().get(index);
            String field = "files[" + index + "]";
            boolean plain = NAME.matcher(file.name()).matches() && !file.name().equals(ModelPackage.MANIFEST);
            require(plain, field + ".name", file.name(), "must be a plain file name other than model.json");
            require(named.add(file.name()), field + ".name", file.name(), "must not be there twice");
            contents(field, file);
        }
        for (String name : files.keySet()) {
            require(named.contains(name), "files", name, "every file of the package must be listed");
        }
        for (String name : PackageOpening.needed(manifest)) {
            require(
                    named.contains(name),
                    "files",
                    "without " + name,
                    "a model of kind " + manifest.kind() + " needs it");
        }
    }

    private void contents(String field, PackagedFile file) {
        byte[] bytes = files.get(file.name());
        if (bytes == null) {
            throw new InvalidModelException(field + ".name", file.name(), "the file must be in the package");
        }
        require(
                bytes.length == file.bytes(),
                field + ".bytes",
                String.valueOf(file.bytes()),
                "must be the length of " + file.name() + ", " + bytes.length);
        String sha256 = Checksums.sha256(bytes);
        require(
                sha256.equals(file.sha256()),
                field + ".sha256",
                file.sha256(),
                "must be the checksum of " + file.name() + ", " + sha256);
    }

    private static void require(boolean holds, String field, String value, String rule) {
        if (!holds) {
            throw new InvalidModelException(field, value, rule);
        }
    }
}
