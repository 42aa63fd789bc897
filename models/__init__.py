"""Model assets, their manifest, ONNX Runtime sessions, and (extra ``train``) how they are made."""
