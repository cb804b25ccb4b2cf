import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Input, type InputProps } from 'antd'

const TOUCHABLE = { padding: 7, marginRight: -7 }

/** A password field whose eye is large enough for a finger. */
export function PasswordInput(props: InputProps) {
  return (
    <Input.Password
      {...props}
      iconRender={(visible) =>
        visible ? <EyeOutlined style={TOUCHABLE} /> : <EyeInvisibleOutlined style={TOUCHABLE} />
      }
    />
  )
}
